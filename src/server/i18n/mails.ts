type Values = { url: string; name: string }
type Mail = { subject: string; text: string }

const MAILS = {
  invitation: {
    fr: ({ url, name }: Values): Mail => ({ subject: `${name} vous invite sur Piste`, text: `Bonjour,\n\n${name} vous invite à rejoindre Piste. Ce lien, valable sept jours, crée votre compte\u00a0:\n\n${url}\n\nSi vous n’attendiez pas cette invitation, ignorez ce message.\n` }),
    en: ({ url, name }: Values): Mail => ({ subject: `${name} invites you to Piste`, text: `Hello,\n\n${name} invites you to join Piste. This link, valid for seven days, creates your account:\n\n${url}\n\nIf you did not expect this invitation, ignore this message.\n` }),
  },
  reset: {
    fr: ({ url, name }: Values): Mail => ({ subject: 'Votre nouveau mot de passe Piste', text: `Bonjour ${name},\n\nCe lien, valable une heure et une seule fois, permet de choisir un nouveau mot de passe\u00a0:\n\n${url}\n\nSi vous ne l’avez pas demandé, ignorez ce message\u00a0: rien ne change.\n` }),
    en: ({ url, name }: Values): Mail => ({ subject: 'Your new Piste password', text: `Hello ${name},\n\nThis link, valid for one hour and once only, lets you choose a new password:\n\n${url}\n\nIf you did not ask for it, ignore this message: nothing changes.\n` }),
  },
}

/** A system mail in the reader's language. */
export function systemMail(kind: keyof typeof MAILS, language: 'fr' | 'en', values: Values): Mail {
  return MAILS[kind][language](values)
}
