/**
 * What the server does before it answers: takes the store's lock, publishes what `data/` ships and
 * loads the figures; then it begins to tell webhooks. A fault is one line on stderr and exit code 1. A build takes no lock.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  const { startFigures } = await import('@/app/figures')
  await startFigures()
  const { startTelling } = await import('@/app/tell-publication')
  await startTelling()
}
