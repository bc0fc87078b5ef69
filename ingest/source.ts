/**
 * A file as a source of bytes that can be read from its start more than once: an upload in a browser,
 * a file on a disk, bytes in memory.
 */
export interface Source {
  name: string
  /** Bytes; null where nobody knows. */
  size: number | null
  /** The bytes from the start, in pieces of any length. */
  open(): AsyncIterable<Uint8Array>
}

/** Bytes in memory as a source, in pieces of 64 KB unless told otherwise. */
export function bytesSource(name: string, bytes: Uint8Array, piece = 65_536): Source {
  return {
    name,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
    },
  }
}

/** A browser's `File` (or any `Blob`) as a source. */
export function blobSource(name: string, blob: Blob): Source {
  return {
    name,
    size: blob.size,
    async *open() {
      const reader = blob.stream().getReader()
      try {
        for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
          if (value) yield value
        }
      } finally {
        await reader.cancel()
      }
    },
  }
}
