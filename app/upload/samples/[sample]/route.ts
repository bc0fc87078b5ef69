import { etagOf, kept, problem } from '@/app/http'
import { sampleFile, samples } from '@/app/upload/samples'

interface Context {
  params: Promise<{ sample: string }>
}

const MADE = new Date('2026-01-01T00:00:00Z')

/** A sample of the upload page, byte for byte. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { sample } = await params
  const bytes = await sampleFile(sample)
  if (bytes === null) {
    const names = (await samples()).map(({ name }) => name).join(', ')
    return problem({ status: 404, title: 'There is nothing at this address', detail: `There is no sample “${sample.slice(0, 80)}”. The samples are ${names}.` })
  }
  const headers = { 'Content-Type': 'text/csv', 'Content-Disposition': `attachment; filename="${sample}"` }
  return kept(request, { etag: etagOf(bytes), frozen: false, lastModified: MADE, headers }, bytes)
}
