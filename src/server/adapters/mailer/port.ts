/** Sends one system mail. Rejects when the server did not take it; the outbox then tries again later. */
export type Mailer = { send: (mail: { to: string; subject: string; text: string; html: string | null; messageId: string }) => Promise<void> }
