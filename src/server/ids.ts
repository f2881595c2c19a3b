import { randomBytes } from 'node:crypto'

let lastMillisecond = 0
let counter = 0

/** A UUIDv7 (RFC 9562 §5.7): sorts by time; within a millisecond by a counter, so that rows keep their order of creation. */
export function newId(now: number = Date.now()): string {
  if (now <= lastMillisecond) counter += 1
  else {
    lastMillisecond = now
    counter = 0
  }
  if (counter > 0xfff) {
    lastMillisecond += 1
    counter = 0
  }
  const bytes = randomBytes(16)
  bytes.writeUIntBE(lastMillisecond, 0, 6)
  bytes[6] = 0x70 | (counter >> 8)
  bytes[7] = counter & 0xff
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
