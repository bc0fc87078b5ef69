/**
 * A figure's summary where the drawing isn't beside its table. On a page and in a frame the table stands
 * below; elsewhere the summary must not say so, but where the numbers are.
 */
import type { Figure } from './figure'

const OF_TABLE = / The table below holds the numbers\.$/

/** The summary without its word of a table below. */
export const bareSummary = ({ summary }: Pick<Figure, 'summary'>): string => summary.replace(OF_TABLE, '')

/** The summary for a picture's alt text and a page's description. */
export const summaryApart = (figure: Pick<Figure, 'summary'>): string => `${bareSummary(figure)} The data is on the chart’s page.`
