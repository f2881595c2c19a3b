import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type FileStore, TooLarge } from './port.ts'

/** Files in a folder beside the embedded database: `files/ab/cd…`. */
export function openFolderStore(folder: string): FileStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const place = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256')
    return join(folder, sha256.slice(0, 2), sha256)
  }
  return {
    put: async (content, maxBytes) => {
      const draft = join(folder, `.${randomUUID()}`)
      const hash = createHash('sha256')
      let size = 0
      const file = await open(draft, 'wx', 0o600)
      try {
        for await (const chunk of content as AsyncIterable<Buffer>) {
          size += chunk.length
          if (size > maxBytes) throw new TooLarge()
          hash.update(chunk)
          await file.write(chunk)
        }
        await file.sync()
      } catch (error) {
        await file.close()
        await rm(draft, { force: true })
        throw error
      }
      await file.close()
      const sha256 = hash.digest('hex')
      const path = place(sha256)
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      if (existsSync(path)) await rm(draft, { force: true })
      else await rename(draft, path)
      return { sha256, size }
    },
    path: (sha256) => {
      const path = place(sha256)
      if (!existsSync(path)) throw new Error(`no stored file ${sha256}`)
      return path
    },
  }
}
