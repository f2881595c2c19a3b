import { sql } from 'kysely'
import type { Actor, Context } from '../context.ts'
import { operation, type Work } from './operation.ts'

/** Piste itself, where nobody asked: first start, jobs. */
export const SYSTEM: Actor = { userId: '00000000-0000-7000-8000-000000000000', name: 'Piste', role: 'administrator', scope: 'all', teamIds: [], language: 'fr', timeZone: 'Europe/Paris', door: 'system' }

type Named = [key: string, name: string, nameEn: string, more?: Record<string, unknown>]

const STATUSES: Named[] = [
  ['open', 'Ouvert', 'Open', { kind: 'open', is_default: true, colour: 'blue' }],
  ['replied', 'A répondu', 'Replied', { kind: 'working', is_default: true, colour: 'cyan' }],
  ['interested', 'Intéressé', 'Interested', { kind: 'working', colour: 'teal' }],
  ['opportunity', 'Opportunité', 'Opportunity', { kind: 'opportunity', is_default: true, colour: 'violet' }],
  ['quotation', 'Devis', 'Quotation', { kind: 'quotation', is_default: true, colour: 'indigo' }],
  ['converted', 'Converti', 'Converted', { kind: 'converted', is_default: true, colour: 'green' }],
  ['lost_quotation', 'Devis perdu', 'Lost quotation', { kind: 'lost_quotation', is_default: true, colour: 'orange' }],
  ['do_not_contact', 'Ne pas contacter', 'Do not contact', { kind: 'closed', is_default: true, colour: 'red' }],
  ['disqualified', 'Disqualifié', 'Disqualified', { kind: 'closed', colour: 'gray' }],
]
const STAGES: Named[] = [
  ['new', 'Nouveau', 'New', { kind: 'open', probability: 10, colour: 'blue' }],
  ['qualified', 'Qualifié', 'Qualified', { kind: 'open', probability: 30, colour: 'cyan' }],
  ['proposition', 'Proposition', 'Proposition', { kind: 'open', probability: 50, colour: 'violet' }],
  ['negotiation', 'Négociation', 'Negotiation', { kind: 'open', probability: 75, colour: 'orange' }],
  ['won', 'Gagné', 'Won', { kind: 'won', probability: 100, colour: 'green' }],
]
const LISTS = {
  source: [['website', 'Site web', 'Website'], ['event', 'Salon ou événement', 'Trade fair or event'], ['referral', 'Recommandation', 'Referral'], ['campaign', 'Campagne marketing', 'Marketing campaign'], ['social', 'Réseaux sociaux', 'Social networks'], ['phone', 'Appel entrant', 'Inbound call'], ['prospecting', 'Prospection', 'Prospecting'], ['directory', 'Annuaire', 'Directory'], ['partner', 'Partenaire', 'Partner'], ['existing', 'Client existant', 'Existing customer']],
  medium: [['web', 'Web', 'Web'], ['phone', 'Téléphone', 'Phone'], ['direct', 'Direct', 'Direct'], ['email', 'E-mail', 'Email'], ['social', 'Réseaux sociaux', 'Social media'], ['print', 'Presse et imprimés', 'Print']],
  campaign: [],
  tag: [['hot', 'Chaud', 'Hot', { colour: 'red' }], ['key_account', 'Grand compte', 'Key account', { colour: 'violet' }], ['callback', 'À rappeler', 'Call back', { colour: 'orange' }], ['newsletter', 'Lettre d’information', 'Newsletter', { colour: 'blue' }]],
  lost_reason: [['price', 'Trop cher', 'Too expensive'], ['competitor', 'Concurrent choisi', 'Competitor chosen'], ['budget', 'Pas de budget', 'No budget'], ['no_answer', 'Sans réponse', 'No answer'], ['no_need', 'Pas de besoin', 'No need'], ['timing', 'Projet reporté', 'Postponed'], ['stock', 'Indisponible', 'Not available']],
  industry: [['agriculture', 'Agriculture, sylviculture et pêche', 'Agriculture, forestry and fishing'], ['manufacturing', 'Industrie manufacturière', 'Manufacturing'], ['energy', 'Énergie', 'Energy'], ['water', 'Eau, assainissement et déchets', 'Water and waste'], ['construction', 'Construction', 'Construction'], ['wholesale', 'Commerce de gros', 'Wholesale'], ['retail', 'Commerce de détail', 'Retail'], ['transport', 'Transport et logistique', 'Transport and logistics'], ['hospitality', 'Hôtellerie et restauration', 'Hospitality'], ['it', 'Informatique et télécoms', 'IT and telecoms'], ['media', 'Médias et édition', 'Media and publishing'], ['finance', 'Banque et assurance', 'Finance and insurance'], ['real_estate', 'Immobilier', 'Real estate'], ['professional', 'Conseil et services aux entreprises', 'Professional services'], ['public', 'Administration publique', 'Public administration'], ['education', 'Enseignement', 'Education'], ['health', 'Santé et action sociale', 'Health and social work'], ['arts', 'Arts, sports et loisirs', 'Arts, sports and leisure'], ['other', 'Autres services', 'Other services']],
  market_segment: [['micro', 'TPE (moins de 10 salariés)', 'Micro (under 10 employees)'], ['small', 'PME', 'Small and medium-sized'], ['mid', 'ETI', 'Mid-sized'], ['large', 'Grande entreprise', 'Large enterprise'], ['public', 'Secteur public', 'Public sector'], ['individual', 'Particulier', 'Individual']],
  territory: ['Auvergne-Rhône-Alpes', 'Bourgogne-Franche-Comté', 'Bretagne', 'Centre-Val de Loire', 'Corse', 'Grand Est', 'Hauts-de-France', 'Île-de-France', 'Normandie', 'Nouvelle-Aquitaine', 'Occitanie', 'Pays de la Loire', 'Provence-Alpes-Côte d’Azur', 'Outre-mer', 'Belgique', 'Suisse', 'Luxembourg', 'International'].map((name, index) => [`territory_${index + 1}`, name, ({ Corse: 'Corsica', Normandie: 'Normandy', Bretagne: 'Brittany', 'Outre-mer': 'French overseas', Belgique: 'Belgium', Suisse: 'Switzerland', Luxembourg: 'Luxembourg' } as Record<string, string>)[name] ?? name]),
  salutation: [['mrs', 'Mme', 'Ms'], ['mr', 'M.', 'Mr'], ['dr', 'Dr', 'Dr'], ['maitre', 'Me', 'Master']],
} satisfies Record<string, Named[] | string[][]>

const rowsOf = (items: Named[] | string[][], work: Work) =>
  items.map(([key, name, name_en, more], index) => ({ id: work.newId(), key, name, name_en, position: index, created_at: work.at, ...(more as object | undefined) }))

/** Puts in what a new installation starts with: settings, statuses, stages, lists and a first team. Does nothing afterwards. */
export async function ensureDefaults(ctx: Context): Promise<void> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from setting`.execute(ctx.db)
  if ((rows[0]?.n ?? 0) > 0) return
  await operation(ctx, SYSTEM, 'defaults', async (work) => {
    const { trx } = work
    await trx.insertInto('setting').values({ id: work.newId(), created_at: work.at } as never).execute()
    await trx.insertInto('sales_team').values({ id: work.newId(), name: 'Ventes', created_at: work.at } as never).execute()
    for (const status of rowsOf(STATUSES, work)) await trx.insertInto('lead_status').values(status as never).execute()
    for (const stage of rowsOf(STAGES, work)) await trx.insertInto('stage').values(stage as never).execute()
    for (const [table, items] of Object.entries(LISTS)) {
      for (const row of rowsOf(items as Named[], work)) await trx.insertInto(table as 'source').values(row as never).execute()
    }
    return {}
  }, { compensation: 'defaults' })
}
