import type { Context } from '../../../context.ts'
import { deleteRefusals, findKeptFiles, releaseFiles } from '../store.ts'

const DAY = 24 * 3600 * 1000

/**
 * Lets go of the files of imports that nobody has touched since `before`; those not carried out are cancelled. Then clears
 * away every content that no import names, a day after it came: an upload may still be under way.
 */
export async function removeImportFiles(ctx: Context, before: Date): Promise<void> {
  await ctx.db.transaction().execute((trx) => releaseFiles(trx, before, ctx.clock()))
  await ctx.files.prune(await findKeptFiles(ctx.db), new Date(ctx.clock().getTime() - DAY))
}

/** Forgets the refused rows, which are people's addresses, of imports that ended before. */
export async function removeRefusals(ctx: Context, before: Date): Promise<void> {
  await deleteRefusals(ctx.db, before)
}
