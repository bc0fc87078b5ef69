import { type Day, isoDay } from '@/stats/calendar'

/** The day that the server's clock shows, in UTC. */
export const thisDay = (): Day => isoDay(new Date().toISOString().slice(0, 10))
