/**
 * A Figure drawn by Recharts, where a reader explores it: the same domain, ticks, colours, margins and
 * marks as the SVG that it replaces. Recharts is known to this file alone, and is loaded when first needed.
 */
import { Area, Bar, CartesianGrid, ComposedChart, Line, ReferenceLine, Scatter, Tooltip, XAxis, YAxis, ZIndexLayer } from 'recharts'
import { DASHES, FONT_SIZE, type Figure, type Row, type Series, pixelsOf } from '@/charts/figure'
import { colourOf } from '@/charts/palette'
import { CELL_GAP, HAIRLINE, SMALL_DOT, barsOf, hasHalo } from '@/charts/svg'
import { placeOf } from '@/charts/walk'
import type { DrawingProps } from './live-chart'

type Pixels = ReturnType<typeof pixelsOf>

interface Datum extends Record<string, unknown> {
  at: number
  across: number | null
  place: number
}

const hue = (colour: Parameters<typeof colourOf>[1]) => colourOf('page', colour)
const HALO = { paintOrder: 'stroke', stroke: hue('paper'), strokeWidth: 2, strokeLinejoin: 'round' } as const

/** As wide as `.tip` in globals.css may be. */
const TIP_WIDTH = 178

/** Recharts paints by layers; its marks end at 600. */
const ABOVE_MARKS = 700

export function RechartsDrawing({ figure, scale, active }: DrawingProps) {
  const { width, height, margin, x, y, walk } = figure
  const pixels = pixelsOf(figure)
  const data: Datum[] = figure.rows.map((row, place) => ({ ...row.values, at: row.at, across: row.across ?? null, place }))
  const row = active === null ? null : (figure.rows[active] ?? null)
  const isGrid = figure.series.some((series) => series.kind === 'cell')
  return (
    <div className="explored" style={{ height: height * scale }}>
      <div style={{ width, height, transform: `scale(${scale})`, transformOrigin: '0 0' }}>
        <ComposedChart
          width={width}
          height={height}
          data={data}
          layout={walk === 'x' ? 'horizontal' : 'vertical'}
          margin={{ top: margin.top, right: margin.right, bottom: 0, left: 0 }}
          accessibilityLayer={false}
          style={{ fontSize: FONT_SIZE }}
        >
          <CartesianGrid stroke={hue('faint')} vertical={x.grid} horizontal={y.grid} />
          <XAxis
            type="number"
            dataKey={walk === 'x' ? 'at' : undefined}
            domain={x.domain}
            ticks={x.ticks.map((tick) => tick.at)}
            interval={0}
            height={margin.bottom}
            axisLine={false}
            tickLine={false}
            allowDataOverflow
            tick={(props: { payload: { value: number } }) => <XTick at={props.payload.value} figure={figure} pixels={pixels} />}
          />
          <YAxis
            type="number"
            dataKey={walk === 'y' ? 'at' : isGrid ? 'across' : undefined}
            domain={y.domain}
            ticks={y.ticks.map((tick) => tick.at)}
            interval={0}
            width={margin.left}
            axisLine={false}
            tickLine={false}
            allowDataOverflow
            tick={(props: { payload: { value: number } }) => <YTick at={props.payload.value} figure={figure} pixels={pixels} />}
          />
          {figure.series.map((series) => mark(series, figure, pixels))}
          {figure.rules.map((rule) => (
            <ReferenceLine key={rule.x} x={rule.x} stroke={hue(rule.colour)} className="rule" />
          ))}
          <ZIndexLayer zIndex={ABOVE_MARKS}>
            {row && <Cursor figure={figure} row={row} pixels={pixels} />}
            <Words figure={figure} pixels={pixels} />
          </ZIndexLayer>
          <Tooltip
            active={row !== null}
            cursor={false}
            isAnimationActive={false}
            // The walk is ours (Recharts' own stops at the last tick), so Recharts is told where the tip stands.
            wrapperStyle={row ? { visibility: 'visible', transform: tipPlace(figure, row) } : { visibility: 'hidden' }}
            content={row ? <Tip row={row} /> : () => null}
          />
        </ComposedChart>
      </div>
    </div>
  )
}

/** One series as Recharts has it; bars and cells are placed by the Figure, not by Recharts. */
function mark(series: Series, figure: Figure, pixels: Pixels) {
  const common = { key: series.key, dataKey: series.key, isAnimationActive: false, opacity: series.opacity }
  const { key, ...rest } = common
  switch (series.kind) {
    case 'line':
      return (
        <Line
          key={key}
          {...rest}
          type={series.step ? 'stepAfter' : 'linear'}
          stroke={hue(series.colour)}
          strokeWidth={series.width}
          strokeDasharray={series.dash ? DASHES[series.dash] : undefined}
          strokeLinecap={series.dash ? 'round' : undefined}
          strokeLinejoin="round"
          dot={false}
          activeDot={false}
        />
      )
    case 'area':
      return <Area key={key} {...rest} type={series.step ? 'stepAfter' : 'linear'} stroke="none" fill={hue(series.colour)} fillOpacity={1} activeDot={false} />
    case 'bar': {
      const bars = new Map(barsOf(figure, series).map((bar) => [bar.row.at, bar]))
      const fill = series.hatched ? `url(#${figure.chart}-explored-${series.colour})` : hue(series.colour)
      return (
        <Bar
          key={key}
          {...rest}
          fill={fill}
          shape={(props: { payload?: Datum }) => {
            const bar = props.payload && bars.get(props.payload.at)
            if (!bar) return <g />
            const near = bar.row.at + series.shift - series.size / 2
            const [a, b] = figure.walk === 'x' ? [pixels.x(near), pixels.x(near + series.size)] : [pixels.x(bar.from), pixels.x(bar.to)]
            const [c, d] = figure.walk === 'x' ? [pixels.y(bar.to), pixels.y(bar.from)] : [pixels.y(near), pixels.y(near + series.size)]
            return <rect x={a} y={c} width={b - a} height={d - c} fill={fill} opacity={series.opacity} />
          }}
        />
      )
    }
    case 'cell':
      return (
        <Scatter
          key={key}
          {...rest}
          dataKey="across"
          shape={(props: { payload?: Datum }) => <Cell row={figure.rows[props.payload!.place]} series={series} pixels={pixels} />}
        />
      )
  }
}

function Cell({ row, series, pixels }: { row: Row; series: Series; pixels: Pixels }) {
  const value = row.values[series.key]
  if (typeof value !== 'number') return <g />
  const [x0, x1] = [pixels.x(row.at - 0.5), pixels.x(row.at + 0.5)]
  const [y0, y1] = [pixels.y(row.across! + 0.5), pixels.y(row.across! - 0.5)]
  return (
    <rect
      x={x0 + CELL_GAP}
      y={y0 + CELL_GAP}
      width={x1 - x0 - 2 * CELL_GAP}
      height={y1 - y0 - 2 * CELL_GAP}
      fill={hue(series.colour)}
      fillOpacity={value}
      stroke={hue(series.colour)}
      strokeOpacity={HAIRLINE}
    />
  )
}

function XTick({ at, figure, pixels }: { at: number; figure: Figure; pixels: Pixels }) {
  const label = figure.x.ticks.find((tick) => tick.at === at)?.label
  return (
    <text x={pixels.x(at)} y={figure.height - figure.margin.bottom + 18} textAnchor="middle" fill={hue('muted')}>
      {label}
    </text>
  )
}

function YTick({ at, figure, pixels }: { at: number; figure: Figure; pixels: Pixels }) {
  const label = figure.y.ticks.find((tick) => tick.at === at)?.label
  return (
    <text x={figure.margin.left - 8} y={pixels.y(at) + 4} textAnchor="end" fill={hue('muted')}>
      {label}
    </text>
  )
}

/** Hatches, dots and labels, as the SVG has them. */
function Words({ figure, pixels }: { figure: Figure; pixels: Pixels }) {
  const halo = hasHalo(figure) ? HALO : {}
  const hatched = new Set(figure.series.flatMap((s) => (s.kind === 'bar' && s.hatched ? [s.colour] : [])))
  return (
    <g>
      <defs>
        {[...hatched].map((colour) => (
          <pattern key={colour} id={`${figure.chart}-explored-${colour}`} width={4} height={4} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M1 0V4" stroke={hue(colour)} strokeWidth={2} />
          </pattern>
        ))}
      </defs>
      {(figure.strokes ?? []).map(({ x0, y0, x1, y1, colour, width }) => (
        <path key={`${x0} ${y0}`} d={`M${pixels.x(x0)} ${pixels.y(y0)}L${pixels.x(x1)} ${pixels.y(y1)}`} stroke={hue(colour)} strokeWidth={width} />
      ))}
      {figure.dots.map((dot) => (
        <circle
          key={`${dot.x} ${dot.y} ${dot.colour}`}
          cx={pixels.x(dot.x)}
          cy={pixels.y(dot.y)}
          r={dot.small ? SMALL_DOT : 4}
          fill={hue(dot.open ? 'paper' : dot.colour)}
          stroke={dot.small ? 'none' : hue(dot.open ? dot.colour : 'paper')}
          strokeWidth={dot.open ? 2 : undefined}
        />
      ))}
      {figure.labels.map((label) => (
        <text
          key={`${label.x} ${label.y} ${label.text}`}
          x={pixels.x(label.x) + label.dx}
          y={pixels.y(label.y) + label.dy}
          textAnchor={label.anchor}
          fill={hue(label.colour)}
          fontWeight={label.strong ? 600 : undefined}
          {...halo}
        >
          {label.text}
        </text>
      ))}
    </g>
  )
}

function Cursor({ figure, row, pixels }: { figure: Figure; row: Row; pixels: Pixels }) {
  const { width, height, margin } = figure
  if (row.across !== undefined && figure.series.every((series) => series.kind !== 'cell')) {
    return <path className="cursor" d={`M${pixels.x(row.at)} ${pixels.y(row.across - 0.5)}V${pixels.y(row.across + 0.5)}`} stroke={hue('muted')} strokeDasharray="2 2" />
  }
  if (row.across !== undefined) {
    return <rect x={pixels.x(row.at - 0.5)} y={pixels.y(row.across + 0.5)} width={pixels.x(1) - pixels.x(0)} height={pixels.y(0) - pixels.y(1)} fill="none" stroke={hue('ink')} strokeWidth={2} />
  }
  const at = pixels[figure.walk](row.at)
  const path = figure.walk === 'x' ? `M${at} ${margin.top}V${height - margin.bottom}` : `M${margin.left} ${at}H${width - margin.right}`
  return <path className="cursor" d={path} stroke={hue('muted')} strokeDasharray="2 2" />
}

/** Beside the row, on the side that has room. */
function tipPlace(figure: Figure, row: Row): string {
  const place = placeOf(figure, row)
  const x = place.x > figure.width * 0.55 ? Math.max(0, place.x - TIP_WIDTH - 12) : place.x + 12
  const y = Math.min(place.y + 8, Math.max(0, figure.height - 24 - 20 * row.lines.length))
  return `translate(${x}px, ${y}px)`
}

function Tip({ row }: { row: Row }) {
  return (
    <div className="tip">
      <strong>{row.title}</strong>
      {row.lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  )
}
