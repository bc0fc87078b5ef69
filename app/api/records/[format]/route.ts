import { lastModifiedOf, noSuchForm, refused } from '@/app/asked'
import { askedDataset, emptyText, isEmpty } from '@/app/asked-dataset'
import { etagOf, kept, linksText, problem } from '@/app/http'
import { type AskedRecords, answerRecords, readRecords } from '@/app/records/ask-records'
import { madeOnce } from '@/app/turn'
import { excerpt, problemText } from '@/stats/question'
import { fileNameOf, toRecordsQuery } from '@/stats/records-query'
import { recordsCsv } from './records-csv'
import { recordsJson } from './records-json'

interface Context {
  params: Promise<{ format: string }>
}

const FORMS: Record<string, { type: string; disposition: string; write: (asked: AskedRecords) => string }> = {
  csv: { type: 'text/csv; charset=utf-8; header=present', disposition: 'attachment', write: recordsCsv },
  json: { type: 'application/json; charset=utf-8', disposition: 'inline', write: (asked) => `${JSON.stringify(recordsJson(asked), null, 1)}\n` },
}

/** The records behind a count as a file: `/records.csv` or `/records.json`. All of them: a file has no pages. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { format } = await params
  if (!Object.hasOwn(FORMS, format)) return noSuchForm(request, 'The forms of records are csv and json.')
  const query = new URL(request.url).searchParams
  const named = await askedDataset(query)
  if (isEmpty(named.ledger)) {
    const { detail } = refused(request, { status: 404, problems: [], detail: emptyText(named.dataset) })
    return problem({ status: 404, title: 'The dataset has no figures yet', detail })
  }
  const asked = readRecords(named)
  const problems = query.has('page') ? [...asked.problems, { parameter: 'page', found: excerpt(query.get('page')!), allowed: 'nothing: a file holds every record' }] : asked.problems
  if (problems.length > 0) {
    const { detail } = refused(request, { status: 400, problems, detail: problems.map(problemText).join(' ') })
    return problem({ status: 400, title: 'The query has a value that can’t be read', detail, parameters: problems, ...problems[0] })
  }
  const { ledger, question, isFrozen } = asked
  const address = toRecordsQuery(question)
  const file = await writtenOnce(ledger, `${format}${address}`, () => written(format, answerRecords(asked)))
  const others = Object.keys(FORMS).filter((name) => name !== format)
  return kept(
    request,
    {
      etag: file.etag,
      frozen: isFrozen,
      lastModified: lastModifiedOf(ledger),
      headers: {
        'Content-Type': FORMS[format].type,
        'Content-Disposition': `${FORMS[format].disposition}; filename="${file.name}"`,
        Link: linksText([
          { to: `/records${address}`, rel: 'canonical' },
          { to: `/datasets/${ledger.dataset}/datapackage.json`, rel: 'describedby', type: 'application/json' },
          ...others.map((name) => ({ to: `/records.${name}${address}`, rel: 'alternate', type: FORMS[name].type.split(';')[0] })),
        ]),
      },
    },
    file.body,
  )
}

interface Written {
  body: string
  etag: string
  name: string
}

/** The longest file, of every record, has five million characters. */
const writtenOnce = madeOnce<Written>(24_000_000, ({ body }) => body.length)

function written(format: string, asked: AskedRecords): Written {
  const body = FORMS[format].write(asked)
  return { body, etag: etagOf(body), name: `${fileNameOf(asked.question, asked.records)}.${format}` }
}
