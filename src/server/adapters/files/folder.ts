import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
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
      if (existsSync(path)) {
        // It came again: not one to be cleared away as old.
        await utimes(path, new Date(), new Date())
        await rm(draft, { force: true })
      } else await rename(draft, path)
      return { sha256, size }
    },
    prune: async (kept, before) => {
      let removed = 0
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name)
        if (!entry.isFile() || kept.has(entry.name) || !(entry.name.startsWith('.') || /^[0-9a-f]{64}$/.test(entry.name)) || (await stat(path)).mtime >= before) continue
        await rm(path, { force: true })
        removed += 1
      }
      return removed
    },
    path: (sha256) => {
      const path = place(sha256)
      if (!existsSync(path)) throw new Error(`no stored file ${sha256}`)
      return path
    },
  }
}
