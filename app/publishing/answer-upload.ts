/** Work on an upload of whoever asks, by what the request says of it: a check or a publication. */
import { requireRole } from '@/app/viewer'
import type { Upload } from '@/store/uploads'
import { type Say, answerSteps } from './answer-steps'
import { type PublicationAsked, publicationAsked, readFields } from './asked-publication'
import type { Publisher } from './publish-upload'
import { ownUpload } from './receive-upload'
import type { Outcome } from './refusal'

export interface UploadContext {
  params: Promise<{ upload: string }>
}

type Work = (upload: Upload, asked: PublicationAsked, who: Publisher, say: Say, signal: AbortSignal) => Promise<Outcome>

/** A route that does the work for who may publish. */
export const answerUpload =
  (work: Work) =>
  async (request: Request, { params }: UploadContext): Promise<Response> => {
    const viewer = await requireRole(request, 'analyst', 'publish')
    if (viewer instanceof Response) return viewer
    return answerSteps(request, async (say, signal) => {
      const upload = await ownUpload((await params).upload, viewer)
      return work(upload, publicationAsked(await readFields(request)), viewer, say, signal)
    })
  }
