import type { Dashboard } from '@/charts/dashboard'
import type { Note } from '@/stats/notes'
import { longDay } from '@/stats/calendar'
import { Segments } from './segments'

/** The headline and the small words under it. */
export function AnswerWords({ dashboard }: { dashboard: Dashboard }) {
  const { headline, notes, colour, instead, frozenQuery } = dashboard
  return (
    <>
      <h1 style={{ '--hue': `var(--${colour})` } as React.CSSProperties}>
        <Segments segments={headline} />
      </h1>
      {instead && (
        <p className="notice">
          <a href={`/${instead.query}`} data-live>
            Show {longDay(instead.day)}, which the figures can answer
          </a>
        </p>
      )}
      <Notes notes={notes} />
      {!instead && (
        <p className="note">
          To cite it, so that later releases don’t change it: <a href={`/${frozenQuery}`}>/{frozenQuery}</a>
        </p>
      )}
    </>
  )
}

/** What stands beside the answer; where nothing can be said, that is said. */
export function Context({ notes }: { notes: Note[] }) {
  return notes.length > 0 ? <Notes notes={notes} /> : <p>Nothing: the figures don’t cover enough of these years.</p>
}

function Notes({ notes }: { notes: Note[] }) {
  return (
    <ul className="notes">
      {notes.map((note) => (
        <li key={note.id} data-note={note.id}>
          <Segments segments={note.segments} />
        </li>
      ))}
    </ul>
  )
}
