/**
 * Loaded into the server before it starts (`node --import`): how long its event loop keeps readers waiting.
 * SIGUSR2 begins anew; a second one prints what came between, as one line of JSON, and its resident memory.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'

const RESOLUTION_MS = 5
const monitor = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
let isWatching = false
let peak = 0
const look = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20)
look.unref()

process.on('SIGUSR2', () => {
  if (isWatching) {
    monitor.disable()
    const ms = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS)
    const told = { p50: ms(monitor.percentile(50)), p99: ms(monitor.percentile(99)), max: ms(monitor.max), peakMb: peak / 1_048_576 }
    console.log(`loop-delay ${JSON.stringify(told)}`)
  } else {
    monitor.reset()
    monitor.enable()
    peak = process.memoryUsage.rss()
    console.log(`loop-delay began ${peak / 1_048_576}`)
  }
  isWatching = !isWatching
})
