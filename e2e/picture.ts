/** Two pictures of the same place, compared by the browser itself: no package for PNGs is needed. */
import type { BrowserContext } from '@playwright/test'

/** The share of pixels, 0 to 1, of which a colour differs by more than a quarter of its range. */
export async function differingShare(context: BrowserContext, before: Buffer, after: Buffer): Promise<number> {
  const page = await context.newPage()
  const share = await page.evaluate(
    async (pictures) => {
      const pixels = async (base64: string) => {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
        canvas.drawImage(bitmap, 0, 0)
        return canvas.getImageData(0, 0, bitmap.width, bitmap.height)
      }
      const [a, b] = await Promise.all(pictures.map(pixels))
      if (a.width !== b.width || a.height !== b.height) return 1
      let differing = 0
      for (let i = 0; i < a.data.length; i += 4) {
        if ([0, 1, 2].some((channel) => Math.abs(a.data[i + channel] - b.data[i + channel]) > 64)) differing++
      }
      return differing / (a.data.length / 4)
    },
    [before, after].map((picture) => picture.toString('base64')),
  )
  await page.close()
  return share
}
