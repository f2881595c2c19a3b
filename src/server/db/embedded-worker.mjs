// PostgreSQL in WebAssembly, in a thread of its own so that a long query never blocks HTTP.
// Plain JavaScript: a worker thread starts without the TypeScript loader of the main thread.
import { constants, cpSync, fdatasyncSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { NodeFS } from '@electric-sql/pglite/nodefs'

let syncs = 0

/** Emscripten's file system has no fsync; without it a commit would be acknowledged before it is on the disk. */
class DurableFS extends NodeFS {
  /** @param {Parameters<NodeFS['init']>} args */
  async init(...args) {
    const { emscriptenOpts } = await super.init(...args)
    /** @param {any} module */
    const install = (module) => {
      module.NODEFS.stream_ops.fsync = (/** @type {{ nfd?: number }} */ stream) => {
        if (stream.nfd !== undefined) fdatasyncSync(stream.nfd)
        syncs += 1
        return 0
      }
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), install] } }
  }
}

const { folder, durable, image } = workerData
const port = parentPort
if (!port) throw new Error('embedded-worker runs in a worker thread')

const startParams = PGlite.defaultStartParams.filter((word) => word !== '-F')
const database = await PGlite.create({
  ...(folder ? { fs: new DurableFS(folder) } : {}),
  ...(image ? { loadDataDir: new Blob([image]) } : {}),
  extensions: { pg_trgm },
  startParams: durable
    ? [...startParams, '-c', 'fsync=on', '-c', 'wal_sync_method=fsync', '-c', 'synchronous_commit=on', '-c', 'shared_buffers=128MB', '-c', 'max_wal_size=256MB', '-c', 'random_page_cost=1.1', '-c', 'jit=off']
    : PGlite.defaultStartParams,
})
port.postMessage({ kind: 'ready' })

let queue = Promise.resolve()
port.on('message', (message) => {
  queue = queue.then(async () => {
    if (message.kind === 'bytes') {
      const answer = await database.execProtocolRaw(message.bytes)
      const copy = answer.slice()
      port.postMessage({ kind: 'bytes', bytes: copy }, [copy.buffer])
    } else if (message.kind === 'syncs') port.postMessage({ kind: 'syncs', syncs })
    else if (message.kind === 'dump') {
      const file = await database.dumpDataDir('none')
      const bytes = await file.arrayBuffer()
      port.postMessage({ kind: 'dump', bytes }, [bytes])
    } else if (message.kind === 'copy') {
      // Nothing of the engine runs meanwhile, so the copy is what a power cut at this moment would leave: it opens.
      try {
        cpSync(folder, message.target, { recursive: true, mode: constants.COPYFILE_FICLONE })
        port.postMessage({ kind: 'copy', error: null })
      } catch (error) {
        port.postMessage({ kind: 'copy', error: String(error) })
      }
    } else {
      await database.close()
      port.postMessage({ kind: 'closed' })
      port.close()
    }
  })
})
