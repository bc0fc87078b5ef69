'use client'
import { useEffect } from 'react'

/** Says that script runs on a page that has no other: what only script can do is then shown in its place. */
export function Scripted() {
  useEffect(() => document.getElementById('dashboard')!.classList.add('scripted'), [])
  return null
}
