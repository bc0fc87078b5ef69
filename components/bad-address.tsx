import { type QueryProblem, problemText } from '@/stats/question'

/** What an address asked for that can't be shown, what is allowed, and that the default stands in. */
export function BadAddress({ problems }: { problems: QueryProblem[] }) {
  if (problems.length === 0) return null
  return (
    <div className="notice" role="status">
      <p>This address asks for something that can’t be shown; the default is used instead.</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem.parameter}>{problemText(problem)}</li>
        ))}
      </ul>
    </div>
  )
}
