import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { TooLarge } from '../../../adapters/files/port.ts'
import { UnreadableTable } from '../../../adapters/tables/port.ts'
import { isZip, workbookToCsv } from '../../../adapters/tables/xlsx.ts'
import type { Actor, Context } from '../../../context.ts'
import { newId } from '../../../ids.ts'
import { findHome } from '../../../db/home.ts'
import { Refused } from '../../../refused.ts'
import { insertRun } from '../store.ts'
import type { Choices } from '../store.ts'
import { readShape } from './shape.ts'

/** Lines of the file: how much there is to do, until the check has counted its rows. */
async function countLines(path: string): Promise<number> {
  let lines = 1
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) for (const byte of chunk) if (byte === 10) lines += 1
  return lines
}

/** The table in a stored file: itself when it is text, else the first sheet of the workbook, kept beside it. */
async function tableIn(ctx: Context, sha256: string): Promise<{ kind: 'csv' | 'xlsx'; sha256: string }> {
  const path = ctx.files.path(sha256)
  if (!(await isZip(path))) return { kind: 'csv', sha256 }
  const csv = await workbookToCsv(path)
  try {
    return { kind: 'xlsx', sha256: (await ctx.files.put(createReadStream(csv), Number.POSITIVE_INFINITY)).sha256 }
  } finally {
    await rm(csv, { force: true })
  }
}

/**
 * Takes a CSV file or an Excel workbook in, up to the size that PISTE_MAX_UPLOAD_MB allows, and proposes what its columns
 * become. Writes no lead. Refuses what is no table, an empty one, and one without rows, each with its reason.
 */
export async function uploadFile(ctx: Context, actor: Actor, file: { name: string; mediaType: string; content: Readable & { truncated?: boolean } }): Promise<{ id: string }> {
  try {
    const stored = await ctx.files.put(file.content, ctx.config.maxUploadBytes)
    if (file.content.truncated) throw new TooLarge()
    if (stored.size === 0) throw new UnreadableTable('file_empty')
    const table = await tableIn(ctx, stored.sha256)
    const path = ctx.files.path(table.sha256)
    const { detected, columns } = await readShape(path, { kind: table.kind })
    const { country } = await findHome(ctx.db)
    // A salesperson who sees only their own would lose sight of what they import; a manager imports for others.
    const own = actor.role === 'salesperson'
    const choices: Choices = {
      country, matchKeys: ['externalId', 'email', 'registryNumber', 'phone'], onMatch: 'update', unreadable: 'refuse', ownerId: own ? actor.userId : null, teamId: own ? (actor.teamIds[0] ?? null) : null,
      sourceId: null, tagIds: [], basis: 'legitimate_interest', unknown: 'create', references: [],
    }
    const [at, id, total] = [ctx.clock(), newId(), await countLines(path)]
    await ctx.db.transaction().execute((trx) => insertRun(trx, { id, file_name: basename(file.name.replaceAll('\\', '/')).replaceAll('\u0000', '').slice(0, 200) || 'import.csv', created_by: actor.userId, created_at: at, state: 'mapping', content_sha256: table.sha256, detected, columns, choices, total_lines: total }, { id: newId(), sha256: stored.sha256, size: stored.size, mediaType: file.mediaType.slice(0, 100) }))
    return { id }
  } catch (error) {
    if (error instanceof TooLarge) throw new Refused('file_too_large', { details: { mostMegabytes: Math.floor(ctx.config.maxUploadBytes / 1024 / 1024) } })
    if (error instanceof UnreadableTable) throw new Refused(error.problem, { details: error.line === null ? {} : { line: error.line } })
    throw error
  }
}
