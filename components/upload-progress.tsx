import { countText } from '@/stats/words'
import type { ReadingState } from './upload-reading'

interface Props {
  state: ReadingState
  onCancel: () => void
}

/** How far the reading is, how fast it goes, how long it will take, and the way to stop it. */
export function UploadProgress({ state: { file, progress }, onCancel }: Props) {
  if (!progress || !file) return null
  const { size } = file.blob
  return (
    <div className="reading">
      <label htmlFor="reading-bar">Reading “{file.name}”</label>
      <progress id="reading-bar" max={Math.max(1, size)} value={progress.bytes % Math.max(1, size)} />
      <p className="note" data-progress>
        {progressText(progress.bytes, size, progress.seconds)}
      </p>
      <p className="actions">
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </p>
    </div>
  )
}

/** "12 of 60 MB, 21 MB a second, about 3 seconds left"; a file that is read twice is told of its second reading. */
export function progressText(bytes: number, size: number, seconds: number): string {
  const isSecond = bytes > size
  const done = isSecond ? bytes - size : bytes
  const amount = `${isSecond ? 'Second reading: ' : ''}${megabytes(done)} of ${megabytes(size)} MB`
  // The first half second says little of what is to come.
  if (seconds < 0.5 || bytes === 0) return amount
  const rate = bytes / seconds
  const left = Math.max(1, Math.ceil((size - done) / rate))
  return `${amount}, ${megabytes(rate)} MB a second, about ${durationText(left)} left`
}

function megabytes(bytes: number): string {
  const tenths = Math.round(bytes / 100_000)
  return tenths < 100 ? (tenths / 10).toFixed(1) : countText(Math.round(bytes / 1_000_000))
}

function durationText(seconds: number): string {
  if (seconds < 90) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  return `${Math.round(seconds / 60)} minutes`
}
