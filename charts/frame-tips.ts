/**
 * What a frame says at the pointer: the table's own row, read from the table, so that it can't say
 * otherwise. Here is only where each row stands on the drawing. A chart whose marks aren't the rows of its
 * table has no tips; its numbers stand on the drawing and in the table, which the keyboard reaches as well.
 */
import { countText } from '@/stats/words'
import { type Figure, type Row, type Table, numberOf, pixelsOf, textOf } from './figure'

/** Rows that stand at uneven places are told one by one, up to this many. */
const MOST_UNEVEN = 40

/**
 * Where a table's rows stand along the walking axis, in shares of the drawing: `x 0.95 0.12`, the first
 * and the last where all are as far apart, else each. Null where the rows aren't the drawing's marks.
 */
export function tipPlaces(figure: Figure, table: Table): string | null {
  const marks = marksOf(figure, table)
  if (marks === null || marks.length < 2) return null
  const { walk, width, height } = figure
  const pixels = pixelsOf(figure)
  const shares = marks.map(({ at }) => (walk === 'x' ? pixels.x(at) / width : pixels.y(at) / height))
  const [first, last] = [shares[0], shares.at(-1)!]
  const gap = (last - first) / (shares.length - 1)
  const isEven = shares.every((share, i) => Math.abs(share - first - i * gap) < Math.abs(gap) / 4)
  if (!isEven && shares.length > MOST_UNEVEN) return null
  return [walk, ...(isEven ? [first, last] : shares).map((share) => Math.round(share * 1000) / 1000)].join(' ')
}

/** The drawing's row for each of the table's: of the same name, or in the same or the opposite order. */
function marksOf({ rows }: Figure, table: Table): Row[] | null {
  if (rows.some((row) => row.across !== undefined)) return null
  const byTitle = new Map(rows.map((row) => [row.title, row]))
  const named = table.rows.map(([first]) => byTitle.get(textOf(first)))
  if (named.every((row) => row !== undefined)) return named
  if (rows.length !== table.rows.length) return null
  return [rows, [...rows].reverse()].find((order) => table.rows.every((cells, i) => isOf(order[i], cells))) ?? null
}

/** Whether a mark tells the first number of a table's row. */
function isOf({ lines }: Row, cells: Table['rows'][number]): boolean {
  const number = cells.slice(1).map(numberOf).find((n) => n !== null)
  return number === undefined || lines.some((line) => line.endsWith(` ${countText(number)}`))
}

/** Shows, beside the pointer's half of a drawing, the table's row that stands nearest to it; nothing where none is near. */
export const TIPS_SCRIPT = [
  ';{let a=s=>[...document.querySelectorAll(s)],r=a("tbody tr"),c=a("th[scope=col]");a("[data-t]").map(e=>{',
  'let[w,...p]=e.dataset.t.split(" "),o=document.createElement("output");',
  'e.onpointerdown=e.onpointermove=v=>{let g=e.firstChild.getBoundingClientRect(),x=(v.x-g.x)/g.width,y=(v.y-g.y)/g.height,q=w=="x"?x:y,',
  'd=r.map((_,i)=>Math.abs(q-(p[2]?p[i]:+p[0]+(p[1]-p[0])*i/(r.length-1))));',
  'o.textContent=[...r[d.indexOf(Math.min(...d))].cells].map((t,k)=>(k?c[k].textContent+": ":"")+t.textContent).join("\\n");',
  'o.style.cssText=(x<.5?"right":"left")+":0;"+(y<.5?"bottom":"top")+":0";',
  'q<Math.min(...p)-.06||q>Math.max(...p)+.06?o.remove():e.append(o)};',
  'e.onpointerleave=()=>o.remove()})}',
].join('')
