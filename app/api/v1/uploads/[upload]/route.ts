import { answerOnce } from '@/app/publishing/answer-steps'
import { dropUpload, ownUpload, uploadJson } from '@/app/publishing/receive-upload'
import { outcome } from '@/app/publishing/refusal'
import { requireRole } from '@/app/viewer'

interface Context {
  params: Promise<{ upload: string }>
}

/** What is known of an upload. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const viewer = await requireRole(request, 'analyst', 'publish')
  if (viewer instanceof Response) return viewer
  return answerOnce(async () => outcome(200, await uploadJson(await ownUpload((await params).upload, viewer))))
}

/** Removes an upload that became no release. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  const viewer = await requireRole(request, 'analyst', 'publish')
  if (viewer instanceof Response) return viewer
  return answerOnce(async () => {
    await dropUpload(await ownUpload((await params).upload, viewer))
    return { status: 204, body: null }
  })
}
