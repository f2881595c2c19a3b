import type { Context } from '../context.ts'

/** Every kind of background work, by feature. */
export function registerJobs(_ctx: Context): void {}
