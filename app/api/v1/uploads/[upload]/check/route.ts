import { answerSteps } from '@/app/publishing/answer-steps'
import { publicationAsked, readFields } from '@/app/publishing/asked-publication'
import { checkUpload } from '@/app/publishing/publish-upload'
import { ownUpload } from '@/app/publishing/receive-upload'
import { requireRole } from '@/app/viewer'

interface Context {
  params: Promise<{ upload: string }>
}

/** What a file would change as a release, what must be confirmed, and what blocks it. Changes nothing. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const viewer = await requireRole(request, 'analyst', 'publish')
  if (viewer instanceof Response) return viewer
  return answerSteps(request, async (say, signal) => {
    const upload = await ownUpload((await params).upload, viewer)
    return checkUpload(upload, publicationAsked(await readFields(request)), viewer, say, signal)
  })
}
