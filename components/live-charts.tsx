/**
 * A page of charts in the browser: after the first touch the ledger is here, and every setting, preset and
 * step of the slider is answered by the same `stats/` and `charts/` as on the server, without a round trip.
 */
import type { ComponentType } from 'react'
import { CHARTS, type Chart } from '@/charts/catalogue'
import { type Dashboard, dashboardOf, parseDashboard } from '@/charts/dashboard'
import type { Figure } from '@/charts/figure'
import { shareOf } from '@/charts/share'
import { sinceRevised } from '@/charts/since-revised'
import { firstStop, nearestRow, spokenAt, stepOf } from '@/charts/walk'
import type { Ledger } from '@/stats/ledger'
import type { QueryProblem } from '@/stats/question'
import { BadAddress } from './bad-address'
import { fetchLedger } from './fetch-ledger'
import { live } from './live'
import { type DrawingProps, LiveChart } from './live-chart'
import { pageParts } from './page-parts'
import { type Place, type Served, layoutsOf, pageTitle, placeOf } from './place'
import { QuestionFields } from './question-fields'

interface Active {
  chart: string
  row: number
}

/** Loads the ledger and takes the page over; `event` is the touch that asked for it. */
export async function startLive(root: HTMLElement, event: Event): Promise<void> {
  const served = JSON.parse(root.dataset.served!) as Served
  const page = new LivePage(root, served, await fetchLedger(served.dataset.id))
  page.listen()
  page.touch(event)
}

const MONTH_STEP = 30

class LivePage {
  private readonly fields: QuestionFields
  private readonly spoken: HTMLElement
  private readonly place: Place
  private dashboard: Dashboard
  private problems: QueryProblem[] = []
  private figures = new Map<string, Figure>()
  private explored = new Set<string>()
  private active: Active | null = null
  private Drawing: ComponentType<DrawingProps> | null = null
  /** The timer that writes the address once the slider rests. */
  private settled = 0
  /** Whether a drag of the slider is under way: it makes one entry of the history. */
  private isSliding = false
  /** Whether the active row was reached by keys. */
  private byKeys = false

  constructor(
    private readonly root: HTMLElement,
    private readonly served: Served,
    private readonly ledger: Ledger,
  ) {
    this.fields = new QuestionFields(root)
    this.spoken = root.querySelector('#spoken')!
    this.place = placeOf(root.dataset.page)
    this.dashboard = this.read(location.search)
  }

  listen(): void {
    const { root } = this
    const { form, slider } = this.fields
    slider?.addEventListener('input', () => this.slide())
    slider?.addEventListener('change', () => (this.isSliding = false))
    slider?.addEventListener('keydown', (event) => this.page(event, slider))
    form.addEventListener('change', () => this.askForm())
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      if (form.reportValidity()) this.askForm()
    })
    root.addEventListener('click', (event) => this.follow(event))
    window.addEventListener('popstate', () => {
      clearTimeout(this.settled)
      this.isSliding = false
      this.ask(location.search)
      this.name()
    })
    for (const frame of this.frames()) {
      frame.addEventListener('pointerenter', () => void this.explore(frame))
      frame.addEventListener('focusin', () => void this.explore(frame))
      frame.addEventListener('pointermove', (event) => this.point(frame, event))
      frame.addEventListener('pointerdown', (event) => this.point(frame, event))
      // A finger that is lifted leaves what it showed; the next touch or Escape takes it away.
      frame.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && this.activate(null))
      frame.addEventListener('blur', () => this.byKeys && this.activate(null))
      frame.addEventListener('keydown', (event) => this.walk(frame, event))
    }
    new ResizeObserver(() => this.show()).observe(root)
  }

  /** Does what the first touch was for. */
  touch(event: Event): void {
    const frame = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-chart]') : null
    // While the ledger was on its way the reader may have moved on to another chart.
    for (const each of this.frames()) if (each === frame || each.matches(':hover, :focus')) void this.explore(each)
    // What was changed while the ledger was on its way is asked now.
    if (this.fields.formDiffers(this.dashboard)) this.askForm()
    else if (this.fields.sliderDiffers(this.dashboard)) this.slide()
  }

  private frames(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('[data-chart]')]
  }

  private read(query: string): Dashboard {
    const { question, view, problems } = parseDashboard(new URLSearchParams(query), this.ledger)
    this.problems = problems
    return dashboardOf(this.ledger, question, view)
  }

  private askForm(): void {
    // A day that is being typed passes through days that aren't meant: it is waited for, not complained of.
    if (!this.fields.form.checkValidity()) return
    this.ask(this.fields.query(this.dashboard))
    this.address('push')
  }

  private ask(query: string): void {
    performance.mark('question')
    this.dashboard = this.read(query)
    performance.measure('same-period:count', 'question')
    this.active = null
    this.fields.fill(this.dashboard)
    this.show()
  }

  /** A step of the slider: a day of the as-of year, never past the last covered one. */
  private slide(): void {
    performance.mark('slide')
    const { answer, lastCovered, view } = this.dashboard
    const day = Math.min(this.fields.sliderDay(this.dashboard), Math.max(lastCovered, answer.asOf))
    const known = answer.question.known
    const asOf = known === null && day === lastCovered ? null : day
    this.dashboard = dashboardOf(this.ledger, { ...answer.question, asOf }, view)
    performance.measure('same-period:count', 'slide')
    this.fields.fill(this.dashboard)
    this.problems = []
    this.show()
    performance.measure('same-period:step', 'slide')
    this.address(this.isSliding ? 'replace' : 'push')
    this.isSliding = true
  }

  /** Page keys move the slider by about a month; the browser's own step is a tenth of the year. */
  private page(event: KeyboardEvent, slider: HTMLInputElement): void {
    const step = { PageUp: MONTH_STEP, PageDown: -MONTH_STEP }[event.key]
    if (step === undefined) return
    event.preventDefault()
    slider.value = String(Number(slider.value) + step)
    this.slide()
    this.isSliding = false
  }

  /** The address follows; while the slider moves, once it rests. */
  private address(how: 'push' | 'replace'): void {
    clearTimeout(this.settled)
    const url = `${this.place.path}${this.dashboard.query}`
    this.name()
    if (how === 'push' && url !== location.pathname + location.search) history.pushState(null, '', url)
    if (how === 'replace') this.settled = window.setTimeout(() => history.replaceState(null, '', url), 150)
  }

  private name(): void {
    document.title = pageTitle(this.place, this.dashboard)
  }

  private follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-live]') : null
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    this.ask(link.search)
    this.address('push')
  }

  /** Puts the question's answer, as it now is, on the page. */
  private show(): void {
    const charts = this.frames().map((frame) => {
      const chart = CHARTS.find(({ id }) => id === frame.dataset.chart)!
      return [chart.id, this.liveChart(chart, frame)] as const
    })
    const { dashboard, place, served, ledger } = this
    const problems = <BadAddress problems={this.problems} />
    const revised = sinceRevised(ledger, dashboard, place.chart?.id ?? null)
    const share = place.chart && shareOf(dashboard, place.chart.id, { ...served, revised })
    live.show({ problems, ...pageParts({ dashboard, place, served, revised }), ...Object.fromEntries(charts) }, share)
  }

  private liveChart(chart: Chart, frame: HTMLElement) {
    const size = layoutsOf(this.place, chart).findLast(({ from }) => frame.clientWidth >= from)!
    const figure = this.dashboard.draw(chart.id, size)
    this.figures.set(chart.id, figure)
    const active = this.active?.chart === chart.id ? this.active.row : null
    const Drawing = this.explored.has(chart.id) ? this.Drawing : null
    return <LiveChart figure={figure} scale={frame.clientWidth / figure.width} active={active} Drawing={Drawing} />
  }

  private async explore(frame: HTMLElement): Promise<void> {
    const chart = frame.dataset.chart!
    if (this.explored.has(chart)) return
    this.Drawing ??= (await import('./recharts-drawing')).RechartsDrawing
    this.explored.add(chart)
    this.show()
  }

  private point(frame: HTMLElement, event: PointerEvent): void {
    const figure = this.figures.get(frame.dataset.chart!)
    if (!figure) return
    const box = frame.getBoundingClientRect()
    const scale = box.width / figure.width
    this.byKeys = false
    this.activate({ chart: figure.chart, row: nearestRow(figure, (event.clientX - box.left) / scale, (event.clientY - box.top) / scale) })
  }

  private walk(frame: HTMLElement, event: KeyboardEvent): void {
    const figure = this.figures.get(frame.dataset.chart!)
    if (!figure || figure.rows.length === 0) return
    if (event.key === 'Escape') return this.activate(null)
    const isHere = this.active?.chart === figure.chart
    const row = isHere ? stepOf(figure, this.active!.row, event.key) : stepOf(figure, 0, event.key) === null ? null : firstStop(figure)
    if (row === null) return
    event.preventDefault()
    this.byKeys = true
    this.activate({ chart: figure.chart, row })
    this.spoken.textContent = spokenAt(figure.rows[row])
  }

  /** Marks a row of one chart; only that chart is drawn again. */
  private activate(active: Active | null): void {
    if (active?.chart === this.active?.chart && active?.row === this.active?.row) return
    const touched = new Set([active?.chart, this.active?.chart])
    this.active = active
    const charts = this.frames().filter((frame) => touched.has(frame.dataset.chart))
    const redrawn = charts.map((frame) => [frame.dataset.chart!, this.liveChart(CHARTS.find(({ id }) => id === frame.dataset.chart)!, frame)])
    live.show({ ...live.parts(), ...Object.fromEntries(redrawn) })
  }
}
