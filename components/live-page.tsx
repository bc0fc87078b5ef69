'use client'
import { useEffect } from 'react'

/** Where a first touch means that the reader wants to explore. */
const TOUCHABLE = '[data-chart], #asof-slider, #question'
const FIRST_TOUCHES = ['pointerover', 'pointerdown', 'touchstart', 'focusin', 'input', 'change'] as const

/** A form without script sends every field; the address keeps only what isn't the default. */
function leaveOutDefaults(): void {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')
  const isForm = new URLSearchParams(location.search).has('align')
  if (!canonical || !isForm || document.querySelector('.notice[role=status]')) return
  history.replaceState(null, '', `${location.pathname}${new URL(canonical.href).search}`)
}

/** Loads the browser's ledger on the first touch, and not before. */
export function LivePage() {
  useEffect(() => {
    const dashboard = document.getElementById('dashboard')!
    dashboard.classList.add('scripted')
    leaveOutDefaults()
    // What the keys do is true only from here on.
    for (const chart of dashboard.querySelectorAll('[data-chart]')) chart.setAttribute('aria-describedby', 'chart-hint')
    let woken = false
    const wake = (event: Event) => {
      if (woken || !(event.target instanceof Element) || !event.target.closest(TOUCHABLE)) return
      woken = true
      import('./live-charts')
        .then(({ startLive }) => startLive(dashboard, event))
        .catch((error: unknown) => {
          // The page stays as the server sent it, and the next touch tries again.
          woken = false
          document.querySelector<HTMLFormElement>('#question')?.reset()
          const slider = dashboard.querySelector<HTMLInputElement>('#asof-slider')
          if (slider) slider.value = slider.defaultValue
          console.error('Same Period: exploring couldn’t begin', error)
        })
    }
    for (const type of FIRST_TOUCHES) dashboard.addEventListener(type, wake, { passive: true })
    // A reader who was quicker than this script has focus there already, and no further event will tell.
    if (document.activeElement?.closest(TOUCHABLE)) document.activeElement.dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
    return () => {
      for (const type of FIRST_TOUCHES) dashboard.removeEventListener(type, wake)
    }
  }, [])
  return null
}
