import { sql } from 'kysely'
import type { Mailer } from '../adapters/mailer/port.ts'
import type { Context } from '../context.ts'
import type { Work } from '../db/operation.ts'

/** Puts a mail into the outbox in the transaction under way: it leaves if and only if that commits. */
export async function queueMail(work: Work, mail: { to: string; subject: string; text: string; html?: string }): Promise<void> {
  await work.trx.insertInto('mail_outbox').values({ id: work.newId(), recipient: mail.to, subject: mail.subject, body_text: mail.text, body_html: mail.html ?? null, created_at: work.at, not_before: work.at }).execute()
}

/** Given up after this many attempts, about a day. */
const ATTEMPTS = 10
const LEASE_SECONDS = 120

/**
 * Sends what is due, one at a time, no transaction open while the mail server is spoken to. A crash between sending
 * and noting it repeats the same Message-ID, which receiving servers drop.
 */
export async function deliverOutbox(ctx: Context, mailer: Mailer): Promise<number> {
  let sent = 0
  for (;;) {
    const now = ctx.clock()
    const { rows } = await sql<{ id: string; recipient: string; subject: string; body_text: string; body_html: string | null; attempts: number }>`
      update mail_outbox set attempts = attempts + 1, not_before = ${now.toISOString()}::timestamptz + ${LEASE_SECONDS} * interval '1 second'
      where id = (select id from mail_outbox where sent_at is null and attempts < ${ATTEMPTS} and not_before <= ${now.toISOString()}::timestamptz order by not_before limit 1 for update skip locked)
      returning *`.execute(ctx.db)
    const mail = rows[0]
    if (!mail) return sent
    try {
      await mailer.send({ to: mail.recipient, subject: mail.subject, text: mail.body_text, html: mail.body_html, messageId: `<${mail.id}@${new URL(ctx.config.url).hostname}>` })
      // What has left is not kept: its links are secrets.
      await ctx.db.updateTable('mail_outbox').set({ sent_at: ctx.clock(), last_error: null, body_text: '', body_html: null }).where('id', '=', mail.id).execute()
      sent += 1
    } catch (error) {
      const wait = 30_000 * 2 ** Math.min(mail.attempts, 9)
      await ctx.db.updateTable('mail_outbox').set({ last_error: String(error).slice(0, 500), not_before: new Date(now.getTime() + wait) }).where('id', '=', mail.id).execute()
      ctx.log.warn({ mailId: mail.id, attempts: mail.attempts }, 'mail not sent, to be tried again')
    }
  }
}

/** Looks into the outbox every few seconds until stopped. */
export function startOutbox(ctx: Context, mailer: Mailer): { stop: () => void } {
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    deliverOutbox(ctx, mailer).catch((error: unknown) => ctx.log.error({ err: error }, 'outbox')).finally(() => {
      busy = false
    })
  }, 3000)
  return { stop: () => clearInterval(timer) }
}
