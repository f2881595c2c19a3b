import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

type Entry = { name: string; content: Iterable<string> | AsyncIterable<string> }
type Packed = { name: Buffer; crc: number; size: number; packed: number; at: number }

/** 2.0, sizes after the data, names in UTF-8, deflate; 1 January 1980, so that the same content gives the same file. */
const HEAD = [20, 0x0808, 8, 0, 0x21]

function record(signature: number, shorts: number[], words: number[], more: number[] = []): Buffer {
  const buffer = Buffer.alloc(4 + shorts.length * 2 + words.length * 4 + more.length * 2)
  let at = buffer.writeUInt32LE(signature)
  for (const short of shorts) at = buffer.writeUInt16LE(short, at)
  for (const word of words) at = buffer.writeUInt32LE(word, at)
  for (const short of more) at = buffer.writeUInt16LE(short, at)
  return buffer
}

/** A zip archive whose entries are packed as they come; each may be up to 4 GB. Nothing is held but what is being packed. */
export async function* zip(entries: Entry[]): AsyncGenerator<Buffer> {
  const done: Packed[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const one: Packed = { name, crc: 0, size: 0, packed: 0, at: offset }
    const head = Buffer.concat([record(0x04034b50, HEAD, [0, 0, 0], [name.length, 0]), name])
    yield head
    const counted = async function* () {
      for await (const text of entry.content) {
        const chunk = Buffer.from(text)
        one.crc = crc32(chunk, one.crc)
        one.size += chunk.length
        yield chunk
      }
    }
    // A failure of the source destroys the packing, which ends the loop below with it.
    const packing = pipeline(Readable.from(counted()), createDeflateRaw({ level: 6 }), () => undefined)
    for await (const chunk of packing) {
      one.packed += chunk.length
      yield chunk as Buffer
    }
    yield record(0x08074b50, [], [one.crc, one.packed, one.size])
    offset += head.length + one.packed + 16
    done.push(one)
  }
  const directory = done.map((one) => Buffer.concat([
    record(0x02014b50, [20, ...HEAD], [one.crc, one.packed, one.size], [one.name.length, 0, 0, 0, 0, 0, 0]), uint32(one.at), one.name,
  ]))
  const size = directory.reduce((sum, one) => sum + one.length, 0)
  yield* directory
  yield record(0x06054b50, [0, 0, done.length, done.length], [size, offset], [0])
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(value)
  return buffer
}
