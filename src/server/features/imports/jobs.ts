import type { Context } from '../../context.ts'
import { carryOutImport, IMPORT_JOB } from './commands.ts'

export function registerImportJobs(ctx: Context): void {
  ctx.queue.on<{ id: string; unlessBeatAfter?: string | null }>(IMPORT_JOB, (job) => carryOutImport(ctx, job))
}
