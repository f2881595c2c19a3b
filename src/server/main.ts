import { ensureWebBuild } from '../../tools/build-web.ts'
import { openSmtpMailer } from './adapters/mailer/smtp.ts'
import { ConfigRefused, readConfig } from './config.ts'
import { openBackupDoor } from './backup-door.ts'
import { backUpBeforeUpgrade } from './db/backup/before-upgrade.ts'
import { ensureDefaults } from './db/defaults.ts'
import { FolderInUse } from './db/embedded.ts'
import { migrate, migrationState } from './db/migrate.ts'
import { startUpkeep } from './db/upkeep.ts'
import { saveOptOuts } from './features/consent/commands.ts'
import { ensureFirstAdministrator, ensureSetupLink } from './features/people/commands.ts'
import { startHousekeeping } from './jobs/housekeeping.ts'
import { registerJobs, resumeJobs } from './jobs/jobs.ts'
import { startOutbox } from './jobs/outbox.ts'
import { buildContext, openDatabase, openLog } from './open.ts'

/** Starts Piste: one process, web and jobs. Stops gracefully on SIGTERM and SIGINT. */
async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = openLog(config)
  await ensureWebBuild()
  // The doors are read while the embedded engine starts in its own thread.
  const doors = import('./app.ts')
  const database = await openDatabase(config)
  const state = await migrationState(database.db)
  if (state.unknown.length > 0) {
    throw new ConfigRefused(`the data was written by a newer Piste (${state.unknown.join(', ')}); start that version, or restore a backup`)
  }
  if (state.applied > 0 && state.pending.length > 0) await backUpBeforeUpgrade(config, database, log)
  await migrate(database.db)
  const ctx = buildContext(config, database, log)
  await ensureDefaults(ctx)
  await ensureFirstAdministrator(ctx)
  registerJobs(ctx)
  await ctx.queue.start()
  await saveOptOuts(ctx)
  await resumeJobs(ctx)
  const outbox = config.smtpUrl ? startOutbox(ctx, openSmtpMailer(config.smtpUrl, config.mailFrom)) : null
  const housekeeping = startHousekeeping(ctx)
  const upkeep = database.embedded ? startUpkeep(database.db, log) : null
  const backupDoor = await openBackupDoor(ctx)
  const { buildApp } = await doors
  const app = await buildApp(ctx)
  await app.listen({ port: config.port, host: config.host })
  const link = await ensureSetupLink(ctx)
  console.log(`Piste is ready on ${config.url}`)
  if (link) console.log(`Create the first administrator here (valid once): ${link}`)

  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    await app.close()
    backupDoor?.close()
    outbox?.stop()
    housekeeping.stop()
    await ctx.queue.stop()
    await upkeep?.stop()
    await database.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop('SIGTERM'))
  process.on('SIGINT', () => void stop('SIGINT'))
}

start().catch((error: unknown) => {
  if (error instanceof ConfigRefused) console.error(`Piste does not start: ${error.message}.`)
  else if (error instanceof FolderInUse) console.error(error.message)
  else console.error(error)
  process.exit(1)
})
