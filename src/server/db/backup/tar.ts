import type { Writable } from 'node:stream'

// The plain tar of every system (ustar), so that a backup can be looked into without Piste.
const BLOCK = 512
const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`

function header(name: string, size: number, at: Date): Buffer {
  const block = Buffer.alloc(BLOCK)
  if (Buffer.byteLength(name) > 100) throw new Error(`name too long for a tar archive: ${name}`)
  block.write(name, 0)
  block.write(octal(0o600, 8), 100)
  block.write(octal(0, 8), 108)
  block.write(octal(0, 8), 116)
  block.write(octal(size, 12), 124)
  block.write(octal(Math.floor(at.getTime() / 1000), 12), 136)
  block.write('        0', 148)
  block.write('ustar\x0000', 257)
  block.write(octal(block.reduce((sum, byte) => sum + byte, 0), 7), 148)
  return block
}
const padding = (size: number) => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)

export type TarWriter = { add: (name: string, content: Buffer | { size: number; chunks: AsyncIterable<Buffer> }) => Promise<void>; end: () => Promise<void> }

/** Writes entries one after the other, never faster than `out` takes them. */
export function tarWriter(out: Writable, at: Date): TarWriter {
  const write = (chunk: Buffer) => new Promise<void>((resolve, reject) => out.write(chunk, (error) => (error ? reject(error) : resolve())))
  return {
    add: async (name, content) => {
      const size = Buffer.isBuffer(content) ? content.length : content.size
      await write(header(name, size, at))
      if (Buffer.isBuffer(content)) await write(content)
      else for await (const chunk of content.chunks) await write(chunk)
      await write(padding(size))
    },
    end: () => write(Buffer.alloc(2 * BLOCK)),
  }
}

export type TarEntry = { name: string; size: number; chunks: () => AsyncGenerator<Buffer>; bytes: () => Promise<Buffer> }

/** The entries of an archive in their order. Throws where it ends before its end. What is not read of an entry is skipped. */
export async function* readTar(stream: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const source = stream[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  const some = async (): Promise<Buffer> => {
    if (rest.length === 0) {
      const next = await source.next()
      if (next.done) throw new Error('the archive ends too early')
      rest = next.value
    }
    return rest
  }
  async function* take(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0; ) {
      const chunk = (await some()).subarray(0, left)
      rest = rest.subarray(chunk.length)
      left -= chunk.length
      if (chunk.length > 0) yield chunk
    }
  }
  const all = async (length: number) => {
    const chunks: Buffer[] = []
    for await (const chunk of take(length)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }
  for (;;) {
    const block = await all(BLOCK)
    if (block[0] === 0) return
    const text = (from: number, length: number) => block.toString('utf8', from, from + length).replace(/\0.*$/s, '')
    const [name, size] = [text(0, 100), Number.parseInt(text(124, 12), 8)]
    if (text(257, 5) !== 'ustar' || !Number.isSafeInteger(size)) throw new Error('not a tar archive')
    let left = size
    async function* chunks() {
      for await (const chunk of take(left)) {
        left -= chunk.length
        yield chunk
      }
    }
    yield { name, size, chunks, bytes: async () => {
      const bytes = await all(left)
      left = 0
      return bytes
    } }
    await all(left)
    await all(padding(size).length)
  }
}
