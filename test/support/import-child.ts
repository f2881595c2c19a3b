// Started by a test as a process of its own, on a data folder: imports a file, or takes up what a killed process left, and
// says line by line how far it is; at its end what it has left behind.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pino } from 'pino'
import { readConfig } from '#server/config.ts'
import { ensureDefaults } from '#server/db/defaults.ts'
import { migrate } from '#server/db/migrate.ts'
import { operation } from '#server/db/operation.ts'
import { SYSTEM } from '#server/db/defaults.ts'
import { startCheck, startRun, uploadFile } from '#server/features/imports/commands.ts'
import { actorOf } from '#server/http/session.ts'
import { registerJobs, resumeJobs } from '#server/jobs/jobs.ts'
import { buildContext, openDatabase } from '#server/open.ts'
import { leadFacts } from './tables.ts'

const [file] = process.argv.slice(2)
const config = readConfig({ ...process.env, PISTE_SECRET: 'a-secret-for-tests-only-0123456789abcdef', PISTE_LOG_LEVEL: 'error' })
const ctx = buildContext(config, await openDatabase(config), pino({ level: 'error' }), { pollSeconds: 0.5 })
await migrate(ctx.db)
await ensureDefaults(ctx)
registerJobs(ctx)
await ctx.queue.start()
await resumeJobs(ctx)

const state = async () => ctx.db.selectFrom('import_run').select(['id', 'state', 'done_line', 'counts']).executeTakeFirstOrThrow()
async function until(wanted: string): Promise<void> {
  for (;;) {
    const run = await state()
    process.stdout.write(`${run.state} ${run.done_line}\n`)
    if (run.state === wanted) return
    if (run.state === 'failed') process.exit(1)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

if (file) {
  const userId = '01900000-0000-7000-8000-000000000001'
  await operation(ctx, SYSTEM, 'person.add', async ({ trx, at }) => {
    await trx.insertInto('app_user').values({ id: userId, name: 'Ines Import', email: 'ines@example.com', role: 'manager', scope: 'all', created_at: at } as never).execute()
    return {}
  })
  const actor = await actorOf(ctx.db, userId, 'screen')
  if (!actor) throw new Error('no actor')
  const { id } = await uploadFile(ctx, actor, { name: 'pistes.csv', mediaType: 'text/csv', content: createReadStream(file) })
  await startCheck(ctx, actor, id)
  await until('checked')
  await startRun(ctx, actor, id, undefined)
}
await until('done')
const facts = await leadFacts(ctx.db)
process.stdout.write(`result ${JSON.stringify({ counts: (await state()).counts, leads: facts.length, digest: createHash('sha256').update(facts.join('\n')).digest('hex') })}\n`)
await ctx.queue.stop()
await ctx.database.close()
process.exit(0)
