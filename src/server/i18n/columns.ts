import type { ListColumn, ListResource } from '#contract/columns.ts'

type Words = { fr: string; en: string }
const word = (fr: string, en: string): Words => ({ fr, en })

const shared = {
  name: word('Nom', 'Name'), status: word('Statut', 'Status'), companyName: word('Entreprise', 'Company'), firstName: word('Prénom', 'First name'), lastName: word('Nom de famille', 'Last name'), jobTitle: word('Fonction', 'Job title'),
  email: word('Adresse e-mail', 'Email'), phone: word('Téléphone', 'Phone'), mobile: word('Mobile', 'Mobile'), city: word('Ville', 'City'), postalCode: word('Code postal', 'Postcode'), country: word('Pays', 'Country'),
  owner: word('Vendeur', 'Salesperson'), team: word('Équipe commerciale', 'Sales team'), source: word('Source', 'Source'), medium: word('Support', 'Medium'), campaign: word('Campagne', 'Campaign'), tags: word('Étiquettes', 'Tags'), priority: word('Priorité', 'Priority'),
  industry: word('Secteur d’activité', 'Industry'), segment: word('Segment de marché', 'Market segment'), territory: word('Territoire', 'Territory'), employees: word('Effectif', 'Employees'), website: word('Site web', 'Website'), registryNumber: word('SIREN, SIRET ou TVA', 'Registry number'),
  nextContact: word('Prochain contact', 'Next contact'), unsubscribed: word('Désabonné', 'Unsubscribed'), createdAt: word('Créé le', 'Created'), updatedAt: word('Modifié le', 'Changed'),
  party: word('Client ou piste', 'Customer or lead'), stage: word('Étape', 'Stage'), state: word('État', 'State'), amount: word('Montant', 'Amount'), currency: word('Devise', 'Currency'), probability: word('Probabilité (%)', 'Probability (%)'), expectedCloseOn: word('Clôture prévue', 'Expected closing'),
  lostReason: word('Motif de perte', 'Lost reason'), closedAt: word('Close le', 'Closed'), openOpportunities: word('Opportunités en cours', 'Open opportunities'), label: word('Nom', 'Name'), customer: word('Client', 'Customer'), title: word('Intitulé', 'Title'),
}
const own: { [R in ListResource]?: Partial<Record<ListColumn<R>, Words>> } = {
  leads: { title: word('Objet', 'Subject'), createdAt: word('Créée le', 'Created'), updatedAt: word('Modifiée le', 'Changed'), unsubscribed: word('Désabonnée', 'Unsubscribed') },
  opportunities: { createdAt: word('Créée le', 'Created') },
}

/** What a column is called at the head of an export. */
export function columnLabel<R extends ListResource>(resource: R, column: ListColumn<R>, language: 'fr' | 'en'): string {
  const words = (own[resource] as Partial<Record<string, Words>> | undefined)?.[column] ?? shared[column as keyof typeof shared]
  return words[language]
}

/** Words for values that records hold as codes. */
export const VALUE_WORDS = {
  priority: { fr: ['Basse', 'Moyenne', 'Haute', 'Très haute'], en: ['Low', 'Medium', 'High', 'Very high'] },
  state: { fr: { open: 'Ouverte', won: 'Gagnée', lost: 'Perdue' }, en: { open: 'Open', won: 'Won', lost: 'Lost' } },
}
/** What the file is called. */
export const LIST_NAMES: Record<ListResource, Words> = { leads: word('Pistes', 'Leads'), opportunities: word('Opportunités', 'Opportunities'), customers: word('Clients', 'Customers'), contacts: word('Contacts', 'Contacts') }
