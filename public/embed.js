/**
 * Fills the places of script embed codes with their frames and keeps each as tall as its chart. It heeds a
 * message only if it comes from a frame that it made and from this script's own site, and takes no height
 * below 50 or above 5000 pixels. It may be loaded any number of times; it leaves no name behind.
 */
(() => {
  'use strict'
  const script = document.currentScript
  const named = script && script.dataset.for
  const home = script && script.src ? new URL(script.src).origin : null
  const LEAST = 50
  const MOST = 5000
  /** The frames made here: each with its place and its site. */
  const frames = []

  const clamp = (height) => Math.min(MOST, Math.max(LEAST, Math.round(height)))

  function makeFrame(place, src) {
    const frame = document.createElement('iframe')
    const attributes = {
      title: place.dataset.title || '',
      id: `datawrapper-chart-${src.searchParams.get('id') || ''}`,
      width: '100%',
      height: String(clamp(Number(place.dataset.height) || 400)),
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

  function fill(place) {
    if (!place || place.dataset.filled || !place.dataset.src) return
    const src = new URL(place.dataset.src, document.baseURI)
    if (home !== null && src.origin !== home) return
    place.dataset.filled = 'yes'
    const frame = makeFrame(place, src)
    frames.push({ frame, place, origin: src.origin })
    place.replaceChildren(frame)
  }

  function fillAll() {
    const places = named ? [document.getElementById(named)] : document.querySelectorAll('div[data-src][id^="same-period-"]')
    for (const place of places) fill(place)
  }

  window.addEventListener('message', ({ source, origin, data }) => {
    const told = data && typeof data === 'object' && data['datawrapper-height']
    if (!told || typeof told !== 'object') return
    const ours = frames.find((each) => each.frame.contentWindow === source && each.origin === origin)
    const height = Object.values(told)[0]
    if (!ours || typeof height !== 'number' || !Number.isFinite(height)) return
    ours.frame.style.height = `${clamp(height)}px`
    ours.place.style.minHeight = '0'
  })

  fillAll()
  // The place may stand after the script, where a page loads it otherwise than deferred.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', fillAll)
})()
