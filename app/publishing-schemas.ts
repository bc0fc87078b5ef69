/** Uploads, checks and publications as JSON Schema. Components of the OpenAPI document. */
import { list, object, oneOf, orNull, text, whole } from './answer-schemas'

const open = (description: string) => ({ type: 'object', description })
const day = { $ref: '#/components/schemas/Day' }
const span = { $ref: '#/components/schemas/Span' }
const named = list(object({ name: text(), detail: text('a sentence') }))
const choices = open('how the file is to be read, as npx same-period check --choices takes it')

const check = { choices, span, released: day }
const checkFields = Object.keys(check)
const publication = { ...check, name: text('part of the release’s address: small letters, digits, hyphens'), note: text(), compiledBy: text(), licence: text(), source: text(), confirm: list(text(), { description: 'the names of what is confirmed' }), onto: orNull(text('the newest release that a check was made against; refused where another came since')) }
const counts = { listed: whole, delisted: whole }
const release = { release: text(), address: text() }

export const PUBLISHING_SCHEMAS = {
  Upload: object({ upload: text('its id'), dataset: text(), name: text(), size: whole, sha256: text('in hex'), madeAt: { type: 'string', format: 'date-time' }, published: orNull(text('the release that has this very file')), choices }),
  NewCheck: object(check, { optional: checkFields }),
  Check: object({
    report: open('of the reading, as npx same-period check --json prints it; a thousand problems of a kind at most'),
    columns: list(open('a heading, its role and why')),
    encoding: text(),
    delimiter: text(),
    shape: oneOf('death', 'count', 'wide'),
    span: orNull(span),
    released: day,
    onto: orNull(text('the newest release of the state that it was compared with')),
    changes: orNull(open('what it would change, by cause and year; null where it can’t be a release')),
    headlineChanges: list(object({ asOf: day, definition: text(), noun: text(), before: orNull(text()), after: orNull(text()) })),
    confirm: named,
    blocked: named,
  }),
  NewPublication: object(publication, { optional: Object.keys(publication).filter((field) => field !== 'span') }),
  Publication: object({ ...release, ...counts, unchanged: whole, already: { const: true, description: 'nothing was published: this release has the file' } }, { optional: ['unchanged', 'already'] }),
  NewWithdrawal: object({ note: text('why; it stands on the release’s page') }),
  Withdrawal: object({ ...release, withdrawn: text(), ...counts, unchanged: whole }),
}
