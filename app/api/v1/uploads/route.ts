import { answerOnce } from '@/app/publishing/answer-steps'
import { receiveUpload } from '@/app/publishing/receive-upload'
import { requireRole } from '@/app/viewer'

/** Keeps a file, sent as the body, for a check and a publication. */
export async function POST(request: Request): Promise<Response> {
  const viewer = await requireRole(request, 'analyst', 'publish')
  return viewer instanceof Response ? viewer : answerOnce(() => receiveUpload(request, viewer))
}
