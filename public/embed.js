/**
 * Fills the places of script embed codes with their frames and keeps each as tall as its chart. It frames only
 * charts of the site that it was loaded from, and heeds a message only from a frame that it made and from that
 * site; it takes no height below 50 or above 5000 pixels. What it doesn't fill keeps its link, and the console
 * says why. It may be loaded any number of times; it leaves no name behind.
 */
(() => {
  'use strict'
  const script = document.currentScript
  const named = script && script.dataset.for
  // A module, an inlined script and one that other code writes in have no address: whose they are can't be told.
  const home = script && script.src ? new URL(script.src).origin : null
  const LEAST = 50
  const MOST = 5000
  /** What a line more or less takes, and a little: so much less than was kept leaves the place as it is. */
  const SLACK = 24
  /** The frames made here: each with its place. */
  const frames = []
  const refused = new WeakSet()

  const clamp = (height) => Math.min(MOST, Math.max(LEAST, Math.round(height)))

  /** The height that a place's code tells for its width: between two widths that it names, what lies between. */
  function heightOf(place) {
    const width = place.clientWidth
    const told = (place.dataset.heights || '').split(',').map((pair) => pair.split(':').map(Number))
    const steps = told.filter(([at, height]) => at > 0 && height > 0)
    if (steps.length === 0 || width === 0) return clamp(Number(place.dataset.height) || 400)
    const above = steps.findIndex(([at]) => at >= width)
    const [to, from] = [steps.at(above), steps[above - 1]]
    return clamp(from ? from[1] + ((to[1] - from[1]) * (width - from[0])) / (to[0] - from[0]) : to[1])
  }

  /** A name for the frame that nothing in the page has: a chart may be there twice. */
  function nameOf(token) {
    const name = `datawrapper-chart-${token}`
    let copy = 1
    while (document.getElementById(copy === 1 ? name : `${name}-${copy}`)) copy++
    return copy === 1 ? name : `${name}-${copy}`
  }

  function makeFrame(place, src, height) {
    const frame = document.createElement('iframe')
    const token = src.searchParams.get('id')
    const attributes = {
      title: place.dataset.title || '',
      ...(token ? { id: nameOf(token) } : {}),
      width: '100%',
      height: String(height),
      loading: 'lazy',
      scrolling: 'no',
      frameborder: '0',
      allow: 'clipboard-write; web-share',
      referrerpolicy: 'strict-origin-when-cross-origin',
      sandbox: 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads',
    }
    for (const name in attributes) frame.setAttribute(name, attributes[name])
    frame.style.border = '0'
    frame.style.display = 'block'
    frame.src = src.href
    return frame
  }

  /** What keeps this script from framing an address, or null. */
  function faultOf(src) {
    const ask = 'load embed.js by the embed code’s own script tag, not as a module and not merged with other scripts.'
    if (home === null) return `this script can’t tell which site it is from: ${ask}`
    if (!src || !/^https?:$/.test(src.protocol) || !/^\/embed\/[\w-]+$/.test(src.pathname)) return 'data-src is not the address of a chart’s frame.'
    return src.origin === home ? null : `this script is from ${home} and the chart from ${src.origin}: ${ask}`
  }

  function refuse(place, fault) {
    if (!refused.has(place)) console.warn(`Same Period, #${place.id}: ${fault}`)
    refused.add(place)
  }

  function fill(place) {
    if (place.dataset.filled || !place.dataset.src) return
    const src = URL.canParse(place.dataset.src, document.baseURI) ? new URL(place.dataset.src, document.baseURI) : null
    const fault = faultOf(src)
    if (fault !== null) return refuse(place, fault)
    place.dataset.filled = 'yes'
    // Under a strict policy the code's own style is not heeded; what a script sets is.
    const fixed = Number(place.dataset.width)
    place.style.width = fixed > 0 ? `${fixed}px` : '100%'
    place.style.maxWidth = '100%'
    const height = heightOf(place)
    place.style.minHeight = `${height}px`
    const frame = makeFrame(place, src, height)
    frames.push({ frame, place })
    place.replaceChildren(frame)
  }

  function fillAll() {
    document.querySelectorAll(named ? `#${CSS.escape(named)}` : 'div[data-src][id^="same-period-"]').forEach(fill)
  }

  window.addEventListener('message', ({ source, origin, data }) => {
    const told = data && typeof data === 'object' && data['datawrapper-height']
    if (!told || typeof told !== 'object' || origin !== home) return
    const ours = frames.find((each) => each.frame.contentWindow === source)
    const height = Object.values(told)[0]
    if (!ours || typeof height !== 'number' || !Number.isFinite(height)) return
    const kept = heightOf(ours.place)
    const isNear = height <= kept && height > kept - SLACK
    ours.frame.style.height = `${clamp(height)}px`
    ours.place.style.minHeight = isNear ? `${kept}px` : '0'
  })

  fillAll()
  // The place may stand after the script, where a page loads it otherwise than deferred.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', fillAll)
})()
