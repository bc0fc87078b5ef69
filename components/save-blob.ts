/** How long a file that was handed to the browser may take to be saved, in milliseconds. */
const SAVED_WITHIN = 60_000

/** Saves what was made here, in the browser, as a file of this name. */
export function saveBlob(blob: Blob, name: string): void {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), SAVED_WITHIN)
}
