import nodemailer from 'nodemailer'
import type { Mailer } from './port.ts'

export function openSmtpMailer(url: string, from: string): Mailer {
  const transport = nodemailer.createTransport(url, { from, connectionTimeout: 10_000, socketTimeout: 20_000 })
  return {
    send: async ({ to, subject, text, html, messageId }) => {
      await transport.sendMail({ to, subject, text, messageId, ...(html ? { html } : {}) })
    },
  }
}
