import type { Dashboard } from '@/charts/dashboard'
import type { Revised } from '@/charts/since-revised'
import { longDay } from '@/stats/calendar'
import { type Note, notesOf } from '@/stats/notes'
import { DefinitionsStrip } from './definitions-strip'
import type { Place } from './place'
import { RevisedLine } from './revised-line'
import { Segments } from './segments'

interface Props {
  dashboard: Dashboard
  place: Place
}

/** The headline and the small words under it. */
export function AnswerWords({ dashboard, place, revised }: Props & { revised: Revised | null }) {
  const { instead, frozenQuery } = dashboard
  const frozen = frozenQuery !== null && `${place.path}${frozenQuery}`
  return (
    <>
      <Headline dashboard={dashboard} place={place} />
      <DefinitionsStrip dashboard={dashboard} place={place} />
      <Notes notes={notesBeside(dashboard, revised)} path={place.path} />
      <RevisedLine revised={revised} dashboard={dashboard} place={place} />
      {!instead && frozen && (
        <p className="note">
          To cite it, so that releases of later days don’t change it: <a href={frozen}>{frozen}</a>
        </p>
      )}
    </>
  )
}

/** The notes, of which none tells again what the line of the revision tells. */
export const notesBeside = ({ notes, answer }: Dashboard, revised: Revised | null): Note[] => (revised?.tellsAsked ? notesOf(answer, true) : notes)

/** The sentence that answers the question; where the figures can't, a question near it that they can. */
export function Headline({ dashboard, place }: Props) {
  const { headline, colour, instead } = dashboard
  return (
    <>
      <h1 style={{ '--hue': `var(--${colour})` } as React.CSSProperties}>
        <Segments segments={headline} />
      </h1>
      {instead && (
        <p className="notice">
          <a href={`${place.path}${instead.query}`} data-live>
            Show {longDay(instead.day)}, which the figures can answer
          </a>
        </p>
      )}
    </>
  )
}

/** What stands beside the answer; where nothing can be said, that is said. */
export function Context({ notes }: { notes: Note[] }) {
  return notes.length > 0 ? <Notes notes={notes} /> : <p>Nothing: the figures don’t cover enough of these years.</p>
}

export function Notes({ notes, path }: { notes: Note[]; path?: string }) {
  return (
    <ul className="notes">
      {notes.map((note) => (
        <li key={note.id} data-note={note.id}>
          <Segments segments={note.segments} path={path} />
        </li>
      ))}
    </ul>
  )
}
