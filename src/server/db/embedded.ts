import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync } from 'node:fs'
import { createConnection, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Duplex } from 'node:stream'
import { Worker } from 'node:worker_threads'

type Answer = { kind: 'ready' | 'closed' } | { kind: 'bytes'; bytes: Uint8Array } | { kind: 'dump'; bytes: ArrayBuffer } | { kind: 'copy'; error: string | null } | { kind: 'syncs'; syncs: number }

/** What a freshly connected PostgreSQL would say: authentication done, encoding, ready. */
const GREETING = Buffer.concat([message('R', Buffer.from([0, 0, 0, 0])), parameter('client_encoding', 'UTF8'), parameter('server_version', '18.0'), message('Z', Buffer.from('I'))])

function message(kind: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(kind)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
function parameter(key: string, value: string): Buffer {
  return message('S', Buffer.from(`${key}\0${value}\0`))
}

/** Where one process says that it has a data folder open; the system forgets it when the process dies, however it dies. */
function lockAddress(folder: string): string {
  const mark = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)
  if (process.platform === 'linux') return `\0piste-${mark}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\piste-${mark}`
  return join(tmpdir(), `piste-${mark}.sock`)
}

export class FolderInUse extends Error {
  constructor(folder: string) {
    super(`The data folder ${folder} is already open in another Piste process. Stop that one first, or set PISTE_DATA_DIR to another folder.`)
  }
}

/** Takes the folder for this process, or throws FolderInUse. */
export async function lockFolder(folder: string): Promise<Server> {
  const address = lockAddress(folder)
  const listen = () =>
    new Promise<Server>((resolve, reject) => {
      const server = createServer((socket) => socket.destroy())
      server.once('error', reject)
      server.listen(address, () => resolve(server.unref()))
    })
  try {
    return await listen()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    const alive = await new Promise<boolean>((resolve) => {
      const probe = createConnection(address, () => resolve(true))
      probe.once('error', () => resolve(false))
      probe.unref()
    })
    // On systems with socket files a killed process leaves its file behind.
    if (alive || process.platform !== 'darwin') throw new FolderInUse(folder)
    const { unlinkSync } = await import('node:fs')
    unlinkSync(address)
    return listen()
  }
}

export type EmbeddedDatabase = {
  /** For `new pg.Pool({ stream, max: 1 })`: the embedded engine has one session. */
  stream: () => Duplex
  /** How often the engine has forced its log to the disk since it started. */
  syncs: () => Promise<number>
  /** The whole database as a tar archive, consistent at this moment; all of it is held in memory. */
  dump: () => Promise<ArrayBuffer>
  /** Copies the folder to one that does not exist yet, consistent at this moment; queries wait meanwhile. */
  copyTo: (target: string) => Promise<void>
  close: () => Promise<void>
}

/**
 * Opens PostgreSQL inside this process. `folder` null keeps it in memory. `durable`: a commit is answered only once it
 * is on the disk. Throws FolderInUse when another process has the folder.
 */
export async function openEmbedded(options: { folder: string | null; durable: boolean; image?: ArrayBuffer | null }): Promise<EmbeddedDatabase> {
  const { folder, durable, image = null } = options
  if (folder) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = folder ? await lockFolder(folder) : null
  const worker = new Worker(new URL('./embedded-worker.mjs', import.meta.url), { workerData: { folder, durable, image }, execArgv: [] })

  const waiting: ((answer: Answer) => void)[] = []
  let failed: Error | null = null
  const ready = new Promise<void>((resolve, reject) => {
    worker.on('message', (answer: Answer) => (answer.kind === 'ready' ? resolve() : waiting.shift()?.(answer)))
    worker.on('error', (error) => {
      failed = error
      reject(error)
    })
  })
  const ask = (request: { kind: string; bytes?: Uint8Array; target?: string }) =>
    new Promise<Answer>((resolve, reject) => {
      if (failed) return reject(failed)
      waiting.push(resolve)
      worker.postMessage(request)
    })
  await ready

  return {
    stream: () => new EngineStream(async (bytes) => ((await ask({ kind: 'bytes', bytes })) as { bytes: Uint8Array }).bytes),
    syncs: async () => ((await ask({ kind: 'syncs' })) as { syncs: number }).syncs,
    copyTo: async (target) => {
      const { error } = (await ask({ kind: 'copy', target })) as { error: string | null }
      if (error) throw new Error(error)
    },
    dump: async () => ((await ask({ kind: 'dump' })) as { bytes: ArrayBuffer }).bytes,
    close: async () => {
      await ask({ kind: 'close' })
      await worker.terminate()
      lock?.close()
    },
  }
}

/** Looks like a socket to node-postgres; speaks the PostgreSQL protocol with the engine's thread. */
class EngineStream extends Duplex {
  readonly #exchange: (bytes: Uint8Array) => Promise<Uint8Array>
  #greeted = false

  constructor(exchange: (bytes: Uint8Array) => Promise<Uint8Array>) {
    super()
    this.#exchange = exchange
  }
  connect(): this {
    setImmediate(() => this.emit('connect'))
    return this
  }
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }
  override _read(): void {}
  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#send(Buffer.concat(chunks.map((one) => one.chunk)), done)
  }
  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#send(chunk, done)
  }
  #send(bytes: Buffer, done: (error?: Error | null) => void): void {
    if (!this.#greeted) {
      this.#greeted = true
      this.push(GREETING)
      return done()
    }
    if (bytes[0] === 0x58) {
      // Terminate: the session goes back to the engine, which stays.
      this.push(null)
      return done()
    }
    this.#exchange(Uint8Array.from(bytes)).then(
      (answer) => {
        this.push(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength))
        done()
      },
      (error: Error) => done(error),
    )
  }
}
