/**
 * The fields of the question as the browser reads and fills them: the form, the as-of slider and the
 * presets. They show one dashboard; what a reader changes in them is read back as a query or a day.
 */
import { type Dashboard, earlierYears } from '@/charts/dashboard'
import { type Day, dayInSlot, longDay, slotOf, toIso, yearOf } from '@/stats/calendar'
import { toKnownText } from '@/stats/known'
import { sliderMargins } from './slider-margins'

const LEAP_SLOT = 59

export class QuestionFields {
  readonly form: HTMLFormElement
  /** Of the chart of the year so far; other charts' pages have none. */
  readonly slider: HTMLInputElement | null

  constructor(private readonly root: HTMLElement) {
    this.form = root.querySelector('#question')!
    this.slider = root.querySelector('#asof-slider')
  }

  /** The query that the form asks, as a GET of it would send; the years are those that the page now shows. */
  query({ view: { since } }: Dashboard): string {
    const entries = [...new FormData(this.form)].map(([name, value]): [string, string] => [name, String(value)])
    return new URLSearchParams([...entries.filter(([name]) => name !== 'since'), ['since', since]]).toString()
  }

  /** The day that the slider stands on in the as-of year; 29 February is stepped over in a common one. */
  sliderDay({ answer: { asOf } }: Dashboard): Day {
    const year = yearOf(asOf)
    const slot = Number(this.slider!.value)
    const isCommon = dayInSlot(year, LEAP_SLOT) === dayInSlot(year, LEAP_SLOT - 1)
    const isForward = slotOf(asOf) < slot
    return dayInSlot(year, slot === LEAP_SLOT && isCommon && isForward ? slot + 1 : slot)
  }

  /** Whether a reader has changed the form, or the slider, since they showed a dashboard. */
  formDiffers(dashboard: Dashboard): boolean {
    return Object.entries(valuesOf(dashboard)).some(([name, value]) => this.field(name).value !== value)
  }

  sliderDiffers({ answer }: Dashboard): boolean {
    return this.slider !== null && this.slider.value !== String(slotOf(answer.asOf))
  }

  /** Shows a dashboard's question in every field. */
  fill(dashboard: Dashboard): void {
    const { asOf } = dashboard.answer
    this.offerYears(earlierYears(dashboard.answer).map(String))
    for (const [name, value] of Object.entries(valuesOf(dashboard))) {
      const element = this.field(name)
      if (element instanceof HTMLSelectElement && ![...element.options].some((option) => option.value === value)) {
        element.add(new Option(value, value))
      }
      element.value = value
    }
    if (this.slider) {
      this.slider.value = String(slotOf(asOf))
      this.slider.setAttribute('aria-valuetext', longDay(asOf))
      for (const [name, pixels] of Object.entries(sliderMargins(dashboard))) this.slider.style.setProperty(name, String(pixels))
    }
    for (const link of this.root.querySelectorAll<HTMLAnchorElement>('a[data-preset]')) {
      if (link.search === dashboard.query) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
  }

  private field(name: string): HTMLInputElement | HTMLSelectElement {
    return this.form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement
  }

  /** The years that a window may be held against are those before its own. */
  private offerYears(years: string[]): void {
    const against = this.field('against') as HTMLSelectElement
    const offered = [...against.options].filter((option) => /^\d+$/.test(option.value))
    if (offered.map(({ value }) => value).join() === years.join()) return
    for (const option of offered) option.remove()
    for (const year of years) against.add(new Option(year, year))
  }
}

/** What each field of the form shows for a dashboard. */
function valuesOf({ answer: { question, asOf } }: Dashboard): Record<string, string> {
  return {
    cause: question.causes.join(','),
    state: question.state ?? '',
    asof: toIso(asOf),
    against: String(question.against),
    align: question.align,
    known: question.known === null ? '' : toKnownText(question.known),
    without: question.without ?? '',
  }
}
