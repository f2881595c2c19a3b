import type { Readable } from 'node:stream'

/** Contents addressed by their SHA-256; the same bytes are kept once. What `put` has answered is on the disk. */
export type FileStore = {
  /** Reads the stream to its end. Refuses with `TooLarge` past `maxBytes`, keeping nothing. */
  put: (content: Readable, maxBytes: number) => Promise<{ sha256: string; size: number }>
  /** Removes what came before a moment and is not among those kept, and drafts that a crash has left. Answers how many. */
  prune: (kept: ReadonlySet<string>, before: Date) => Promise<number>
  /** Path of a stored content, for readers that want a file; throws when there is none. */
  path: (sha256: string) => string
}

export class TooLarge extends Error {}
