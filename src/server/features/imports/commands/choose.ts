import { type ImportChoices, importEncodings } from '#contract/imports.ts'
import { isImportField } from '#domain/imports/fields.ts'
import { UnreadableTable } from '../../../adapters/tables/port.ts'
import type { Actor, Context } from '../../../context.ts'
import type { Db } from '../../../db/client.ts'
import { type FieldRefusal, Refused } from '../../../refused.ts'
import { findNames, findRun, lockRun, updateRun } from '../store.ts'
import { LIST_OF, mayCreate } from '../policy.ts'
import type { Choices, ImportColumn, ImportRun } from '../store.ts'
import { readShape } from './shape.ts'

/** One's own import. Refuses not_found. */
export async function takeOwn(db: Db, actor: Actor, id: string): Promise<ImportRun> {
  const run = await findRun(db, id)
  if (run?.created_by !== actor.userId) throw new Refused('not_found')
  return run
}

/** While nothing has been written, and nobody is at work on it. */
export const isOpen = (run: ImportRun): boolean => run.state === 'mapping' || run.state === 'checked' || (run.state === 'failed' && run.operation_id === null)

/** Refuses ids of nothing, and names to be created where the person may not. */
async function refuseWrong(db: Db, actor: Actor, run: ImportRun, wanted: ImportChoices): Promise<void> {
  const names = await findNames(db)
  const fields: FieldRefusal[] = []
  const known = (list: string, id: string | null | undefined, field: string) => id && !names.some((one) => one.field === list && one.id === id) && fields.push({ field, code: 'unknown_reference' })
  known('owner', wanted.ownerId, 'ownerId')
  known('team', wanted.teamId, 'teamId')
  known('source', wanted.sourceId, 'sourceId')
  for (const id of wanted.tagIds ?? []) known('tags', id, 'tagIds')
  for (const [index, one] of (wanted.references ?? []).entries()) {
    if (one.do === 'map' && !one.id) fields.push({ field: `references.${index}`, code: 'unknown_reference' })
    if (one.do === 'map') known(one.field, one.id, `references.${index}`)
    if (one.do === 'create' && !mayCreate(actor, one.field)) fields.push({ field: `references.${index}`, code: LIST_OF[one.field] ? 'list_not_yours' : 'reference_not_created' })
  }
  for (const one of wanted.columns ?? []) if (!run.columns.some((column) => column.column === one.column)) fields.push({ field: `columns.${one.column}`, code: 'invalid_input' })
  if (wanted.encoding !== undefined && !(importEncodings as readonly string[]).includes(wanted.encoding)) fields.push({ field: 'encoding', code: 'encoding_unknown' })
  const only = fields.length === 1 && fields[0] ? fields[0].code : 'invalid_input'
  if (fields.length > 0) throw new Refused(only, { fields })
}

/** The file read anew where it was misread; what its columns become is proposed anew too. */
async function reread(ctx: Context, run: ImportRun, wanted: ImportChoices): Promise<{ detected: ImportRun['detected']; columns: ImportColumn[] } | null> {
  if (run.detected.kind !== 'csv' || (wanted.encoding === undefined && wanted.separator === undefined)) return null
  try {
    const shape = await readShape(ctx.files.path(run.content_sha256), { kind: 'csv', encoding: wanted.encoding ?? run.choices.encoding ?? run.detected.encoding, separator: wanted.separator ?? run.choices.separator ?? run.detected.separator ?? undefined })
    return { detected: { ...shape.detected, encoding: run.detected.encoding, separator: run.detected.separator }, columns: shape.columns }
  } catch (error) {
    if (error instanceof UnreadableTable) throw new Refused(error.problem, { details: error.line === null ? {} : { line: error.line } })
    throw error
  }
}

function chosenColumns(columns: ImportColumn[], wanted: ImportChoices['columns']): ImportColumn[] {
  return columns.map((column) => {
    const one = wanted?.find((choice) => choice.column === column.column)
    return one ? { ...column, field: one.field !== null && isImportField(one.field) ? one.field : null, rule: one.rule } : column
  })
}

/** Changes how the file is read and what is done with it; a plan made before no longer holds. Refuses import_not_ready once rows are being written. */
export async function chooseImport(ctx: Context, actor: Actor, id: string, wanted: ImportChoices): Promise<void> {
  const before = await takeOwn(ctx.db, actor, id)
  if (!isOpen(before)) throw new Refused('import_not_ready')
  await refuseWrong(ctx.db, actor, before, wanted)
  const fresh = await reread(ctx, before, wanted)
  await ctx.db.transaction().execute(async (trx) => {
    const run = await lockRun(trx, id)
    if (!run || !isOpen(run)) throw new Refused('import_not_ready')
    const { columns, ...choices } = wanted
    await updateRun(trx, id, {
      state: 'mapping', plan: {}, plan_version: null, ground: null, ground_since: null, error: null, error_line: null,
      ...(fresh ? { detected: fresh.detected } : {}), columns: chosenColumns(fresh?.columns ?? run.columns, columns), choices: { ...run.choices, ...(choices as Partial<Choices>) },
    })
  })
}
