/**
 * The answer of long work: a JSON document at its end, or, for who accepts `application/x-ndjson`, a line for each
 * step while it goes on, of which the last is the answer with its status. Nobody but who asked may keep or read it.
 */
import { type Outcome, outcome, refusedOutcome } from './refusal'

export const NDJSON = 'application/x-ndjson'

export type Step =
  | { step: 'waiting' }
  | { step: 'reading'; bytes: number; of: number | null }
  | { step: 'checking' }
  | { step: 'writing'; records: number; of: number }

export type Say = (step: Step) => void

/** Does work that may say how far it is; the signal tells it that nobody waits any more. */
export async function answerSteps(request: Request, work: (say: Say, signal: AbortSignal) => Promise<Outcome>): Promise<Response> {
  const gone = new AbortController()
  request.signal.addEventListener('abort', () => gone.abort(new Error('whoever asked has gone')), { once: true })
  if (!(request.headers.get('accept') ?? '').includes(NDJSON)) {
    return answerOnce(() => work(() => undefined, gone.signal), gone.signal)
  }
  const text = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const line = (words: string) => gone.signal.aborted || controller.enqueue(text.encode(`${words}\n`))
      const { status, body } = await outcomeOf(() => work((step) => line(JSON.stringify(step)), gone.signal), gone.signal)
      line(`{"step":"done","status":${status},"body":${body}}`)
      if (!gone.signal.aborted) controller.close()
    },
    cancel: () => gone.abort(new Error('whoever asked has gone')),
  })
  return new Response(stream, { headers: { 'Content-Type': NDJSON, 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' } })
}

/** An outcome as a whole answer. */
export const jsonAnswer = ({ status, body }: Outcome): Response =>
  new Response(body, { status, headers: { ...(body === null ? {} : { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json' }), 'Cache-Control': 'no-store' } })

/** Work without steps, answered at its end. */
export const answerOnce = async (work: () => Promise<Outcome>, gone?: AbortSignal): Promise<Response> => jsonAnswer(await outcomeOf(work, gone))

/** What came of work; a fault of ours is said in the log, unless nobody waits any more. */
async function outcomeOf(work: () => Promise<Outcome>, gone?: AbortSignal): Promise<Outcome> {
  try {
    return await work().catch(refusedOutcome)
  } catch (error) {
    if (!gone?.aborted) console.error(error)
    return outcome(500, { type: 'about:blank', status: 500, title: 'Something broke here', detail: 'Whoever runs this server finds the reason in its log.' })
  }
}
