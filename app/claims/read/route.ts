import { thisDay } from '@/app/this-day'
import { askedDataset, isEmpty } from '@/app/asked-dataset'
import { refusalPage, seeOther } from '@/app/form-answer'
import { readText } from '@/app/own-answer'
import { sayWhy } from '@/app/said'
import { addressedText } from '@/claims/addressed-text'
import { checkQuery } from '@/claims/claim-query'
import { excerpt } from '@/stats/question'

/** A text of a hundred kilobytes as a form sends it, each byte of it three signs. */
const MOST_BYTES = 320_000

/** The page's own form: any text that was pasted, answered by the address of its check. It changes nothing. */
export async function POST(request: Request): Promise<Response> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '')) {
    return refusedForm(415, 'This isn’t the form', 'Use the form of the page, or the API for programs.')
  }
  const body = await readText(request, MOST_BYTES)
  if (body === null) return refusedForm(413, 'The text is too long', 'A text of up to 100 kilobytes can be checked. Paste the sentences that are meant.')
  const fields = new URLSearchParams(body)
  const { dataset, ledger } = await askedDataset([...fields].filter(([name]) => name === 'dataset'))
  // What is no day goes into the address as far as the page shows it again, to be mended.
  const [text, published] = [fields.get('text') ?? '', excerpt((fields.get('published') ?? '').trim())]
  const words = isEmpty(ledger) ? {} : addressedText(text, published, { terms: ledger.terms, today: thisDay() })
  return seeOther(`/claims${checkQuery(words, dataset.id)}`)
}

/** A refusal as a page, which the server logs with its title. */
function refusedForm(status: 413 | 415, title: string, detail: string): Promise<Response> {
  sayWhy(`${title}. ${detail}`)
  return refusalPage(status, title, detail, '/claims')
}

/** Whoever opens the form's own address is shown the page. */
export const GET = (): Response => seeOther('/claims')
