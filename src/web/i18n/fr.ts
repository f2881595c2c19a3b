import type { en } from './en.ts'

type Shape<T> = { [K in keyof T]: T[K] extends string ? string : T[K] extends string[] ? string[] : Shape<T[K]> }

export const fr: Shape<typeof en> = {
  notFound: 'Cette page n’existe pas.',
  close: 'Fermer',
  clear: 'Effacer',
  remove: 'Retirer',
  somebody: 'quelqu’un',
  undone: 'C’est annulé',
  notUndone: 'Impossible d’annuler : des modifications plus récentes de {{who}} s’y opposent.',
  undo: 'Annuler',
  leadCreated: 'Piste créée',
  newLead: 'Nouvelle piste',
  isOrganisation: 'La piste est une organisation',
  companyName: 'Nom de l’entreprise',
  firstName: 'Prénom',
  lastName: 'Nom',
  email: 'Adresse e-mail',
  phone: 'Téléphone',
  duplicates_one: 'Un doublon probable',
  duplicates_other: '{{count}} doublons probables',
  cancel: 'Annuler',
  save: 'Enregistrer',
  history: 'Journal',
  historyText: 'Ce que vous avez fait récemment, et pouvez annuler.',
  undoneOperation: 'annulé',
  loading: 'Chargement…',
}
