/**
 * What every page here draws: the 365 days up to the first of each month, five years long, as counted from
 * the shipped figures as known now. Written out, so that no page needs more than its own drawing library.
 */
export const title = 'Deaths by firearms and in traffic, 365 days at a time'
export const subtitle = 'Officers, in the 365 days up to the first of each month, January 2020 – December 2024'
export const source = 'Officer Down Memorial Page'

export const names = ['Firearms', 'Traffic']
export const colours = ['#801650', '#12436d']

const firearms = [
  53, 50, 49, 50, 51, 51, 52, 53, 52, 53, 56, 55, 52, 54, 55, 54, 54, 56, 52, 55, 59, 58, 61, 65, 66, 67, 66, 70, 67, 62,
  73, 71, 72, 73, 71, 65, 66, 63, 64, 58, 63, 67, 58, 60, 56, 53, 50, 51, 49, 48, 48, 49, 54, 49, 50, 47, 51, 52, 51, 52,
]
const traffic = [
  47, 48, 46, 47, 51, 49, 49, 50, 50, 54, 55, 52, 46, 47, 48, 49, 50, 55, 55, 55, 56, 54, 57, 59, 59, 61, 60, 61, 57, 54,
  54, 57, 57, 57, 53, 54, 59, 50, 49, 46, 45, 43, 40, 39, 40, 44, 43, 44, 42, 45, 50, 48, 56, 57, 56, 53, 54, 51, 50, 52,
]

/** Where each series is named: the row, and how many pixels below its point. */
export const named = [
  { row: 30, dy: -8 },
  { row: 43, dy: 18 },
]

/** Sixty rows: the day as the milliseconds of its midnight in UTC, and a count of each series. */
export const rows = firearms.map((count, i) => ({ day: Date.UTC(2020, i, 1), Firearms: count, Traffic: traffic[i] }))
