/** A file on its way into the store: the raw body of a request, byte for byte, and nothing of it where it doesn't come whole. */
import { figures, theStore } from '@/app/figures'
import { usableCauses } from '@/ingest/choices'
import { isOddLine } from '@/ingest/odd-characters'
import { standingReleaseOf } from '@/store/publish'
import { readChoices } from '@/store/dataset-choices'
import { LARGEST_FILE, type Upload, readUpload, removeUpload, sweepUploads, writeUpload } from '@/store/uploads'
import { datasetNamed } from './dataset-named'
import { type Outcome, Refusal, outcome } from './refusal'

interface Asker {
  id: string
  role: string
}

/** Keeps the body of a request as an upload. */
export async function receiveUpload(request: Request, asker: Asker, most = LARGEST_FILE): Promise<Outcome> {
  const query = new URL(request.url).searchParams
  const dataset = await datasetAsked(query.get('dataset'))
  const name = fileName(query.get('name'))
  const length = lengthSaid(request)
  if (length !== null && length > most) throw tooLarge(most)
  if (!request.body || length === 0) throw new Refusal(400, 'The request has no file', 'Send the file itself as the body, such as curl --data-binary @FILE.')
  const store = await theStore()
  await sweepUploads(store)
  const upload = await writeUpload(store, { dataset, account: asker.id, name }, arrivingBody(request, length), most).catch((error: Error) => {
    throw error.name === 'FileTooLarge' ? tooLarge(most) : error
  })
  if (upload.size > 0) return outcome(201, await uploadJson(upload))
  await removeUpload(store, upload.id)
  throw new Refusal(400, 'The file is empty', 'Choose the file that holds the table.')
}

async function datasetAsked(id: string | null): Promise<string> {
  const dataset = id === null ? null : await datasetNamed(id)
  if (dataset) return dataset.id
  throw new Refusal(404, 'There is no such dataset', `Name the dataset that the file is for, as ?dataset=… ; there is none “${(id ?? '').slice(0, 80)}”.`)
}

/** The last part of a path, for the name is shown and never opened. */
function fileName(text: string | null): string {
  const name = (text ?? '').split(/[\\/]/).at(-1)!.trim()
  if (name !== '' && name.length <= 200 && !isOddLine(name)) return name
  throw new Refusal(400, 'The file has no name', 'Name the file in the address, as &name=deaths.csv: 1 to 200 characters, without control characters and those that turn the direction of writing.')
}

function lengthSaid(request: Request): number | null {
  const said = request.headers.get('content-length')
  return said === null ? null : Number(said)
}

const tooLarge = (most: number): Refusal =>
  new Refusal(413, 'The file is too large', `A file may have ${most / 1024 ** 2} MB as it comes. Pack it with gzip, or split it by years and publish each part.`)

/** The bytes of a body; rejects where they end before their time. */
async function* arrivingBody(request: Request, length: number | null): AsyncGenerator<Uint8Array> {
  let size = 0
  try {
    for await (const bytes of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += bytes.length
      yield bytes
    }
  } catch {
    // Who broke off isn't there to be told more.
    throw new Refusal(400, 'The file didn’t come whole', 'The connection ended before the file did. Nothing of it is kept: send it again.')
  }
  if (length !== null && size !== length) throw new Refusal(400, 'The file didn’t come whole', `${length} bytes were announced and ${size} came. Nothing of it is kept: send it again.`)
}

/** An upload of one's own; an admin may have anybody's. Throws a Refusal. */
export async function ownUpload(id: string, asker: Asker): Promise<Upload> {
  const upload = /^[\w-]{1,64}$/.test(id) ? await readUpload(await theStore(), id) : null
  if (upload && (upload.account === asker.id || asker.role === 'admin')) return upload
  throw new Refusal(404, 'There is no such upload', 'There is no upload of this name, or it isn’t yours. Uploads that became no release are removed after a day: send the file again.')
}

/** An upload as the API tells it, with what may help to read it. */
export async function uploadJson({ id, dataset, name, size, sha256, made_at }: Upload): Promise<object> {
  const store = await theStore()
  const [published, chosen, { terms }] = [await standingReleaseOf(store, dataset, sha256), await readChoices(store, dataset), await figures(dataset)]
  const choices = chosen.causes ? { ...chosen, causes: usableCauses(chosen.causes, terms) } : chosen
  return { upload: id, dataset, name, size, sha256, madeAt: made_at, published, choices }
}

/** Removes an upload; the file of a release stays. */
export async function dropUpload(upload: Upload): Promise<void> {
  const store = await theStore()
  await removeUpload(store, upload.id)
  if (await readUpload(store, upload.id)) throw new Refusal(409, 'The file belongs to a release', 'What was published stays as it came. A mistake is withdrawn by a new release.')
}
