/** The JSON answers as JSON Schema 2020-12: what each field is, and which are always there. Components of the OpenAPI document. */

type Schema = Record<string, unknown>

export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
export const list = (items: Schema, more: Schema = {}): Schema => ({ type: 'array', items, ...more })
/** An object whose named fields are all there, but for the optional ones; others are refused unless it is open. */
export const object = (properties: Record<string, Schema>, { optional = [] as string[], isOpen = false } = {}): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  ...(isOpen ? {} : { unevaluatedProperties: false }),
})
export const text = (description?: string): Schema => ({ type: 'string', ...(description ? { description } : {}) })
export const oneOf = (...values: string[]): Schema => ({ type: 'string', enum: values })
const number: Schema = { type: 'number' }
export const whole: Schema = { type: 'integer', minimum: 0 }
export const address = (description: string): Schema => ({ type: 'string', format: 'uri', description })
const day = ref('Day')

/** Two counts and what one makes of the other, with whatever else stands beside them. */
const pairWith = (properties: Record<string, Schema> = {}): Schema => ({ allOf: [ref('Pair'), object(properties, { isOpen: true })], unevaluatedProperties: false })

const recordAddresses = object({ current: text('of the current count'), prior: text('of the prior count') })

const comparison: Schema = {
  allOf: [
    ref('Pair'),
    object(
      {
        interval: orNull(list(orNull(number), { minItems: 2, maxItems: 2, description: 'the 95% interval of change; null for an end that is open' })),
        p: orNull({ type: 'number', minimum: 0, maximum: 1 }),
        verdict: orNull(text('the result of the test in words')),
        flags: list(text(), { description: 'what to beware of' }),
        window: ref('Span'),
        priorWindow: ref('Span'),
        priorWindows: list(ref('Span'), { minItems: 1 }),
        asOf: day,
        knownOn: day,
        release: text('the release in force on the known-on day'),
        definition: text('which deaths count; several are joined with commas'),
        parts: list(object({ cause: text(), current: whole, prior: number, records: recordAddresses })),
        leading: list(text(), { description: 'the group or groups with the most deaths in the window' }),
        sentence: text('the headline'),
        state: orNull(text()),
        against: { anyOf: [oneOf('last-year', 'average-5'), { type: 'integer' }] },
        align: oneOf('date', 'days'),
        without: orNull(text('what is left out of both windows: events')),
        groups: list(pairWith({ id: text() })),
        definitions: list(pairWith({ id: text() })),
        critical: orNull(object({ low: orNull(whole), high: orNull(whole) })),
        fragility: orNull({ type: 'object' }),
        context: ref('Context'),
        otherAlignment: orNull(ref('Pair')),
        vintages: list(pairWith({ release: text(), knownOn: day, all: ref('Pair') })),
        likeForLike: orNull(ref('Pair')),
        listingDelay: orNull(object({ days: orNull(whole), deaths: whole, late: whole })),
        uncovered: list(ref('Span')),
        events: list(object({ date: day, state: text(), cause: text(), deaths: { type: 'integer', minimum: 3 }, records: text() })),
        otherEvents: orNull(ref('Pair')),
        notes: list(text()),
        source: list(text(), { minItems: 1, description: 'whom to credit' }),
        query: text('the question as an address writes it, defaults left out'),
      },
      { isOpen: true },
    ),
  ],
  unevaluatedProperties: false,
}

const context = object({
  last365: orNull(pairWith({ window: ref('Span'), priorWindow: ref('Span') })),
  tenYears: orNull(object({ years: list(object({ year: { type: 'integer' }, count: whole, records: text() })), min: whole, median: number, max: whole, fewer: whole, equal: whole, more: whole, records: object({ min: text(), median: text(), max: text() }) })),
  toYearEnd: orNull(object({ matched: whole, of: whole })),
  outlook: orNull(object({ expected: number, low: number, high: number, years: list({ type: 'integer' }) })),
  yearEnd: orNull(whole),
  yearEndRecords: orNull(text()),
})

const cell: Schema = { anyOf: [{ type: ['string', 'number', 'null'] }, object({ count: number, records: address('of the records behind the count'), status: { const: 'provisional' } }, { optional: ['status'] })] }

const chart = object(
  {
    chart: text(),
    title: text('what is seen'),
    subtitle: text(),
    summary: text('the alt text'),
    notes: list(text()),
    source: text(),
    credit: text(),
    licences: list(object({ compiledBy: text(), licence: text() })),
    asOf: day,
    knownOn: day,
    release: text('the release in force on the known-on day'),
    releases: list(text('a release that the chart rests on')),
    definition: list(text(), { minItems: 1 }),
    state: orNull(text()),
    query: text(),
    address: address('of the chart’s page'),
    frozenAddress: orNull(address('of the same chart as it stands now; null for a day that isn’t covered yet')),
    caption: text(),
    columns: list(text(), { minItems: 1 }),
    rows: list(list(cell)),
    marks: object({ columns: list(text()), rows: list(list({ type: ['string', 'number', 'null', 'array'] })) }),
  },
  { optional: ['marks'], isOpen: true },
)

const record = object(
  {
    date: { type: 'string', pattern: '^\\d{4}(-\\d{2}-\\d{2})?$', description: 'a day, or a year where the source gives no day' },
    state: text(),
    cause: text(),
    label: text('the cause as the source printed it'),
    group: text(),
    deaths: { type: 'integer', minimum: 1 },
    listedBy: text('the release that listed it'),
    listedOn: day,
    delistedBy: orNull(text('the release that listed it no more')),
    note: text('what became of it'),
  },
  { optional: ['delistedBy', 'note'] },
)

const records = object({
  count: { type: 'number', minimum: 0, description: 'the number that the records stand behind: their deaths, or the mean over several spans' },
  deaths: whole,
  sentence: text(),
  days: list(object({ year: { type: 'integer' }, from: day, to: day }, { optional: ['year'] }), { minItems: 1 }),
  asOf: day,
  knownOn: day,
  release: text(),
  definition: text(),
  rules: list(text(), { minItems: 1 }),
  state: orNull(text()),
  uncovered: list(ref('Span')),
  records: list(record),
  leftOut: list(object({ id: text(), rule: text(), deaths: whole, records: text('where they are listed') })),
  source: list(text()),
  query: text(),
})

const named = (name: string): Schema => list(object({ [name]: text(), name: text() }))

const dataset = object({
  id: text('the word of an address'),
  title: text(),
  about: text(),
  source: text('whom to credit'),
  licence: text(),
  compiledBy: text(),
  where: text('as a sentence places its deaths'),
  officers: text('whose deaths they are'),
  page: text('its page on this site'),
  releases: whole,
  newest: orNull(object({ release: text(), released: day })),
  definitions: named('id'),
  causes: list(object({ id: text(), name: text(), group: text() })),
  states: named('code'),
})

const file = object({ name: text(), path: address('of the file'), bytes: whole, hash: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' }, schema: { type: 'object' } }, { isOpen: true })

/** Every schema that an operation names, or that one of these does. */
export const ANSWER_SCHEMAS = {
  Day: { type: 'string', format: 'date', description: 'A day without a time zone, YYYY-MM-DD.' },
  Span: object({ from: day, to: day }),
  Pair: object(
    {
      current: whole,
      prior: { type: 'number', minimum: 0, description: 'a mean where several prior windows are averaged' },
      change: orNull({ type: 'number', minimum: -1, description: '(current − prior) ÷ prior, unrounded; null where there is none' }),
      percent: orNull({ type: 'integer', minimum: -100 }),
      records: recordAddresses,
    },
    { isOpen: true },
  ),
  Context: context,
  Comparison: comparison,
  Chart: chart,
  Records: records,
  OEmbed: object(
    {
      type: { const: 'rich' },
      version: { const: '1.0' },
      title: text(),
      html: text('the code of the frame'),
      width: { type: ['integer', 'string'] },
      height: { type: 'integer', minimum: 1 },
      provider_name: text(),
      provider_url: address('of this site'),
      cache_age: { type: ['integer', 'string'] },
      thumbnail_url: address('of the chart as a picture'),
      thumbnail_width: whole,
      thumbnail_height: whole,
      as_of: day,
      release: text(),
    },
    { isOpen: true },
  ),
  Dataset: dataset,
  Datasets: object({ datasets: list({ $ref: '#/components/schemas/Dataset' }, { minItems: 1 }) }),
  DataPackage: object({ $schema: text(), name: text(), title: text(), version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' }, resources: list(file, { minItems: 1 }) }, { isOpen: true }),
  Csvw: object({ '@context': list({ type: ['string', 'object'] }), url: text('of the file, from here'), tableSchema: object({ columns: list({ type: 'object' }, { minItems: 1 }), primaryKey: list(text()) }) }, { isOpen: true }),
  Health: object({ status: { const: 'ok' }, releases: whole }),
  OpenApi: object({ openapi: { type: 'string', pattern: '^3\\.1\\.' }, info: { type: 'object' }, paths: { type: 'object' } }, { isOpen: true }),
  Problem: object(
    {
      type: text(),
      title: text(),
      status: { type: 'integer', minimum: 400 },
      detail: text('what is wrong and what to do, as a sentence'),
      parameters: list(object({ parameter: text(), found: text(), allowed: text() })),
    },
    { optional: ['parameters'], isOpen: true },
  ),
} satisfies Record<string, Schema>

export type SchemaName = keyof typeof ANSWER_SCHEMAS
