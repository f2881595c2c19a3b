import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lockFolder } from '../embedded.ts'

type Swap = { staged: string; aside: string }
const NOTE = 'swap.json'
const PARTS = ['db', 'secret']

function sync(path: string): void {
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}

/** Forces a folder and everything in it to the disk. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) sync(join(entry.parentPath, entry.name))
  sync(folder)
}

/**
 * Puts what is staged in place of the database and the secret, which go aside. Once the note is written it will happen,
 * whatever comes between: the next start finishes it. Throws FolderInUse while Piste runs on the folder.
 */
export async function swapIn(dataDir: string, swap: Swap): Promise<void> {
  const path = join(dataDir, NOTE)
  writeFileSync(`${path}.new`, JSON.stringify(swap), { mode: 0o600 })
  sync(`${path}.new`)
  const db = join(dataDir, 'db')
  mkdirSync(db, { recursive: true, mode: 0o700 })
  const lock = await lockFolder(db)
  try {
    renameSync(`${path}.new`, path)
    sync(dataDir)
    carryOut(dataDir)
  } finally {
    lock.close()
  }
}

/** Finishes a restore that was cut off in the middle of its renames; does nothing otherwise. */
export async function finishSwap(dataDir: string): Promise<void> {
  if (!existsSync(join(dataDir, NOTE))) return
  const db = join(dataDir, 'db')
  const lock = existsSync(db) ? await lockFolder(db) : null
  try {
    carryOut(dataDir)
  } finally {
    lock?.close()
  }
}

/** Each rename once, however often it is called. */
function carryOut(dataDir: string): void {
  const path = join(dataDir, NOTE)
  const { staged, aside } = JSON.parse(readFileSync(path, 'utf8')) as Swap
  mkdirSync(join(dataDir, aside), { recursive: true, mode: 0o700 })
  for (const part of PARTS) {
    const [fresh, current, old] = [join(dataDir, staged, part), join(dataDir, part), join(dataDir, aside, part)]
    if (!existsSync(fresh)) continue
    if (existsSync(current)) renameSync(current, old)
    renameSync(fresh, current)
  }
  sync(dataDir)
  rmSync(path)
  rmSync(join(dataDir, staged), { recursive: true, force: true })
}
