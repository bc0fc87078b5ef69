/** What the fields of a claim offer, from a ledger's own terms and releases. */
import type { AskedClaim } from '@/claims/asked-claim'
import type { ClaimChoices } from '@/components/claim-form'
import { parseDay, yearOf } from '@/stats/calendar'
import { knownAt, longKnown, toKnownText } from '@/stats/known'
import type { Ledger } from '@/stats/ledger'
import { findDefinition } from '@/stats/terms'

const NAMED_YEARS = 15

export function claimChoices({ terms, releases }: Ledger, { fields }: AskedClaim): ClaimChoices {
  const byGroup = terms.groups.map((group) => ({
    label: `single causes: ${findDefinition(terms, group)?.name ?? group}`,
    options: terms.causes.filter((cause) => cause.group === group && terms.definitions.every(({ id }) => id !== cause.id)).map(({ id }) => ({ value: id, text: findDefinition(terms, id)!.noun })),
  }))
  const asOf = parseDay(fields.asof ?? '')
  const newest = asOf === null ? yearOf(releases.at(-1)!.released) - 1 : yearOf(asOf) - 2
  return {
    causes: [{ label: 'definitions', options: terms.definitions.map(({ id, noun }) => ({ value: id, text: noun })) }, ...byGroup],
    states: terms.states.map(({ code, kind, name, where }) => ({ value: code, text: kind === 'agency' ? name : `officers ${where}` })),
    knowns: releases.map((_, place) => knownAt(releases, place)).reverse().map((known) => ({ value: toKnownText(known), text: `on ${longKnown(known)}` })),
    years: Array.from({ length: NAMED_YEARS }, (_, i) => newest - i),
    officers: terms.officers ?? 'all US officers',
  }
}
