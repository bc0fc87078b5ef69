/**
 * The samples that the upload page offers: the CSV files that stand in `data/samples/` itself, each with
 * the sentence that its description beside it gives. The folders below hold cases for tests alone.
 */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sample } from '@/components/upload-source'

const folder = () => join(process.cwd(), 'data', 'samples')

/** The offered samples, in the order of their names. */
export async function samples(): Promise<Sample[]> {
  const files = (await readdir(/* turbopackIgnore: true */ folder())).filter((file) => file.endsWith('.csv')).sort()
  return Promise.all(files.map(async (file) => ({ name: file, path: `/upload/samples/${file}`, why: await whyOf(file) })))
}

async function whyOf(file: string): Promise<string> {
  const text = await readFile(/* turbopackIgnore: true */ join(folder(), file.replace(/\.csv$/, '.expected.json')), 'utf8')
  return (JSON.parse(text) as { why: string }).why
}

/** The bytes of an offered sample; null where there is none of that name. */
export async function sampleFile(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const isOffered = (await samples()).some((sample) => sample.name === name)
  return isOffered ? new Uint8Array(await readFile(/* turbopackIgnore: true */ join(folder(), name))) : null
}
