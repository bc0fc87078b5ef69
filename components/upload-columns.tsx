import type { Choices } from '@/ingest/choices'
import type { Reading } from '@/ingest/report'
import { DELIMITER_NAMES, ENCODING_NAMES, FIELDS, ROLES, ROLE_NAMES, WIDE } from './upload-choices'

interface Props {
  reading: Reading
  choices: Choices
}

/** The columns as they were recognised, each with its role to change and the reason for it. */
export function UploadColumns({ reading: { columns, shape }, choices }: Props) {
  return (
    <section aria-labelledby="columns-title">
      <h2 id="columns-title">The columns</h2>
      <div className="scroll columns-found" tabIndex={0} role="region" aria-labelledby="columns-title">
        <table className="prose-table">
          <thead>
            <tr>
              <th scope="col">heading</th>
              <th scope="col">holds</th>
              <th scope="col">why</th>
              <th scope="col">for example</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ heading, role, why, examples }, i) => (
              <tr key={`${i} ${heading}`}>
                <th scope="row">{heading || <em>no heading</em>}</th>
                <td>
                  <select key={role ?? ''} name={FIELDS.role(i)} defaultValue={role ?? ''} aria-label={`What ${heading || `column ${i + 1}`} holds`}>
                    <option value="">nothing that is read</option>
                    {ROLES.map((each) => (
                      <option key={each} value={each}>
                        {ROLE_NAMES[each]}
                      </option>
                    ))}
                    {shape === 'wide' && <option value={WIDE}>the deaths of one cause</option>}
                  </select>
                </td>
                <td>{why}</td>
                <td className="examples">{examples.slice(0, 3).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <MoreChoices choices={choices} />
    </section>
  )
}

/** What is rarely to be decided. */
function MoreChoices({ choices }: Pick<Props, 'choices'>) {
  const isOpen = Boolean(choices.strip?.date || choices.strip?.cause || choices.duplicates || choices.delimiter || choices.encoding)
  return (
    <details open={isOpen}>
      <summary>Prefixes, duplicates, delimiter, encoding</summary>
      <div className="choices-grid">
        {(['date', 'cause'] as const).map((role) => (
          <label key={role}>
            <span>Words to leave out before each {role === 'date' ? 'day' : 'cause'}</span>
            <input type="text" name={FIELDS.strip(role)} defaultValue={choices.strip?.[role] ?? ''} placeholder={role === 'date' ? 'EOW: ' : 'Cause of Death: '} />
          </label>
        ))}
        <label>
          <span>Rows that are alike</span>
          <select name={FIELDS.duplicates} defaultValue={choices.duplicates ?? ''}>
            <option value="">count where rows can really repeat</option>
            <option value="count">count</option>
            <option value="leave-out">leave out</option>
          </select>
        </label>
        <Select name={FIELDS.delimiter} title="Cells are separated by" value={choices.delimiter} names={DELIMITER_NAMES} />
        <Select name={FIELDS.encoding} title="The text is" value={choices.encoding} names={ENCODING_NAMES} />
      </div>
    </details>
  )
}

function Select({ name, title, value, names }: { name: string; title: string; value?: string; names: Record<string, string> }) {
  return (
    <label>
      <span>{title}</span>
      <select name={name} defaultValue={value ?? ''}>
        <option value="">as recognised</option>
        {Object.entries(names).map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
