import type { Readable } from 'node:stream'

/** Contents addressed by their SHA-256; the same bytes are kept once. What `put` has answered is on the disk. */
export type FileStore = {
  /** Reads the stream to its end. Refuses with `TooLarge` past `maxBytes`, keeping nothing. */
  put: (content: Readable, maxBytes: number) => Promise<{ sha256: string; size: number }>
  /** Path of a stored content, for readers that want a file; throws when there is none. */
  path: (sha256: string) => string
}

export class TooLarge extends Error {}
