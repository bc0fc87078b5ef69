import { answerSteps } from '@/app/publishing/answer-steps'
import { readFields, withdrawalNote } from '@/app/publishing/asked-publication'
import { withdrawRelease } from '@/app/publishing/withdraw-release'
import { requireRole } from '@/app/viewer'

interface Context {
  params: Promise<{ dataset: string; release: string }>
}

/** Takes a release back by a new one that restores what was known before it. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const viewer = await requireRole(request, 'analyst', 'publish')
  if (viewer instanceof Response) return viewer
  return answerSteps(request, async (say) => {
    const { dataset, release } = await params
    return withdrawRelease(dataset, release, withdrawalNote(await readFields(request)), viewer, say)
  })
}
