/** csv-spectrum ships no types. */
declare module 'csv-spectrum' {
  export default function spectrum(tell: (error: Error | null, found: { name: string; csv: Buffer; json: Buffer }[]) => void): void
}
