import { type QueryProblem, pageProblemText } from '@/stats/question'

/** What an address asked for that can't be shown, what is allowed, and that the default stands in. */
export function BadAddress({ problems }: { problems: QueryProblem[] }) {
  if (problems.length === 0) return null
  return (
    <div className="notice" role="status">
      <p>This address asks for something that can’t be shown; the default is used instead.</p>
      {problems.length === 1 ? (
        <p>{pageProblemText(problems[0])}</p>
      ) : (
        <ul>
          {problems.map((problem) => (
            <li key={problem.parameter}>{pageProblemText(problem)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
