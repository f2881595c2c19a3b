import nodemailer from 'nodemailer'
import type { Mailer } from './port.ts'

export function openSmtpMailer(url: string, from: string): Mailer {
  const transport = nodemailer.createTransport({ url, connectionTimeout: 10_000, socketTimeout: 20_000 }, { from })
  return {
    send: async ({ to, subject, text, html, messageId }) => {
      await transport.sendMail({ to, subject, text, messageId, ...(html ? { html } : {}) })
    },
  }
}
