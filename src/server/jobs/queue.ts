import PgBoss from 'pg-boss'
import type { Logger } from 'pino'
import type pg from 'pg'
import { CompiledQuery } from 'kysely'
import type { Tx } from '../db/client.ts'

/** Jobs live in the database: enqueued in the transaction of the change that wants them, so that neither is ever without the other. */
export type Queue = {
  /** Registers who carries out a kind of job. A failed job is tried again twice, later each time. */
  on: <Payload extends object>(name: string, work: (payload: Payload) => Promise<void>) => void
  enqueue: (trx: Tx, name: string, payload: object, options?: { singletonKey?: string; startAfterSeconds?: number }) => Promise<void>
  /** Creates the queue's tables and starts working; `once` registered. */
  start: () => Promise<void>
  stop: () => Promise<void>
}

export function openQueue(pool: pg.Pool, log: Logger, options: { pollSeconds: number }): Queue {
  const boss = new PgBoss({ db: { executeSql: (text: string, values: unknown[]) => pool.query(text, values as never) }, schema: 'jobs', supervise: true, schedule: false, migrate: true })
  boss.on('error', (error) => log.error({ err: error }, 'job queue'))
  const workers = new Map<string, (payload: object) => Promise<void>>()
  let stopped = false
  return {
    on: (name, work) => workers.set(name, work as (payload: object) => Promise<void>),
    enqueue: async (trx, name, payload, more = {}) => {
      const db = { executeSql: async (text: string, values: unknown[]) => trx.executeQuery(CompiledQuery.raw(text, values)) as never }
      await boss.send(name, payload, {
        db, retryLimit: 2, retryDelay: 10, retryBackoff: true, expireInSeconds: 4 * 3600,
        ...(more.singletonKey ? { singletonKey: more.singletonKey } : {}),
        ...(more.startAfterSeconds ? { startAfter: more.startAfterSeconds } : {}),
      })
    },
    start: async () => {
      await boss.start()
      for (const [name, work] of workers) {
        await boss.createQueue(name)
        await boss.work<object>(name, { pollingIntervalSeconds: options.pollSeconds, batchSize: 1 }, async ([job]) => {
          if (!job || stopped) return
          try {
            await work(job.data)
          } catch (error) {
            log.error({ err: error, job: name, jobId: job.id }, 'job failed')
            throw error
          }
        })
      }
    },
    stop: async () => {
      stopped = true
      await boss.stop({ graceful: true, wait: true, timeout: 5000, close: false })
    },
  }
}
