import { answerSteps } from '@/app/publishing/answer-steps'
import { publicationAsked, readFields } from '@/app/publishing/asked-publication'
import { publishUpload } from '@/app/publishing/publish-upload'
import { ownUpload } from '@/app/publishing/receive-upload'
import { requireRole } from '@/app/viewer'

interface Context {
  params: Promise<{ upload: string }>
}

/** Publishes a file as a release, in one transaction, once everything doubtful is confirmed by name. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const viewer = await requireRole(request, 'analyst', 'publish')
  if (viewer instanceof Response) return viewer
  return answerSteps(request, async (say, signal) => {
    const upload = await ownUpload((await params).upload, viewer)
    return publishUpload(upload, publicationAsked(await readFields(request)), viewer, say, signal)
  })
}
