import { mayDo, requireRole } from '@/app/viewer'

/** Who asks, for a page that was opened before its reader signed in. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await requireRole(request, 'reader', 'read')
  if (viewer instanceof Response) return viewer
  const { name, role } = viewer
  return Response.json({ name, role, mayPublish: mayDo(viewer, 'analyst') }, { headers: { 'Cache-Control': 'no-store' } })
}
