import type { Context } from '../context.ts'
import { resumeImports } from '../features/imports/commands.ts'
import { registerImportJobs } from '../features/imports/jobs.ts'

/** Every kind of background work, by feature. */
export function registerJobs(ctx: Context): void {
  registerImportJobs(ctx)
}

/** Takes up again what a killed process left in the middle; once, when the queue has started. */
export async function resumeJobs(ctx: Context): Promise<void> {
  await resumeImports(ctx)
}
