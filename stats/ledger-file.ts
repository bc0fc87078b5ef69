/**
 * The ledger as bytes, for the browser: a header of JSON (terms, releases, labels) behind its length,
 * then the columns one after another, days as differences from the row before. Little-endian.
 */
import { type Columns, type Ledger, type Release, withLabels } from '@/stats/ledger'
import type { Terms } from '@/stats/terms'

interface Header {
  dataset: string
  terms: Terms
  releases: Release[]
  labels: string[]
  dated: number
  yearOnly: number
}

const BYTES_PER_ROW = 4 + 1 + 2 + 2 + 2 + 2

/** The bytes of a ledger; `unpackLedger` reads them back. */
export function packLedger(ledger: Ledger): Uint8Array<ArrayBuffer> {
  const { dataset, releases, labels, dated, yearOnly } = ledger
  const terms = { ...ledger.terms, causes: ledger.terms.causes.filter((cause) => cause.listed) }
  const header: Header = { dataset, terms, releases, labels, dated: dated.day.length, yearOnly: yearOnly.day.length }
  const json = new TextEncoder().encode(JSON.stringify(header))
  const bytes = new Uint8Array(4 + json.length + BYTES_PER_ROW * (header.dated + header.yearOnly))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, json.length, true)
  bytes.set(json, 4)
  let at = 4 + json.length
  for (const columns of [dated, yearOnly]) {
    columns.day.forEach((day, row) => view.setInt32(at + row * 4, row ? day - columns.day[row - 1] : day, true))
    at += columns.day.length * 4
    bytes.set(columns.state, at)
    at += columns.state.length
    for (const column of [columns.label, columns.deaths, columns.listed, columns.delisted]) {
      column.forEach((value, row) => view.setUint16(at + row * 2, value, true))
      at += column.length * 2
    }
  }
  return bytes
}

/** The ledger of `packLedger`'s bytes. Throws a RangeError where they are cut short. */
export function unpackLedger(buffer: ArrayBuffer): Ledger {
  const view = new DataView(buffer)
  const length = view.getUint32(0, true)
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length))) as Header
  let at = 4 + length
  const columnsOf = (rows: number): Columns => {
    const day = new Int32Array(rows)
    for (let row = 0, sum = 0; row < rows; row++) day[row] = sum += view.getInt32(at + row * 4, true)
    at += rows * 4
    const state = new Uint8Array(buffer.slice(at, at + rows))
    at += rows
    const next = () => {
      const column = new Uint16Array(rows)
      for (let row = 0; row < rows; row++) column[row] = view.getUint16(at + row * 2, true)
      at += rows * 2
      return column
    }
    return { day, state, label: next(), deaths: next(), listed: next(), delisted: next() }
  }
  const { dataset, terms, releases, labels } = header
  return { ...withLabels(dataset, terms, releases, labels), dated: columnsOf(header.dated), yearOnly: columnsOf(header.yearOnly) }
}
