import { stringify } from 'csv-stringify/sync'
import { sql } from 'kysely'
import type { RefusalCode } from '#contract/errors.ts'
import type { ImportListItem, ImportPlan, ImportView } from '#contract/imports.ts'
import type { RowReason } from '#domain/imports/read-row.ts'
import type { Actor } from '../../context.ts'
import type { Db } from '../../db/client.ts'
import { iso, isoOrNull } from '../../db/wire.ts'
import { sentence } from '../../i18n/sentence.ts'
import { Refused } from '../../refused.ts'
import { fateOf, mayCreate } from './policy.ts'
import type { Counts, ImportRun, StoredPlan } from './store.ts'

type Row = ImportRun & { author: string | null; undone: boolean }
/** Kept in sight: older ones have their operation in the history. */
const MOST = 200

/** One's own imports; a manager's are everybody's. */
const visible = (actor: Actor) => (actor.role === 'salesperson' ? sql<boolean>`r.created_by = ${actor.userId}` : sql<boolean>`true`)
const from = sql`from import_run r left join app_user u on u.id = r.created_by left join journal.operation o on o.id = r.operation_id`

async function findOne(db: Db, actor: Actor, id: string): Promise<Row> {
  const { rows } = await sql<Row>`select r.*, u.name as author, o.undone_by is not null as undone ${from} where r.id = ${id} and ${visible(actor)}`.execute(db)
  if (!rows[0]) throw new Refused('not_found')
  return rows[0]
}

const countsOf = (run: ImportRun) => ('created' in run.counts ? (run.counts as Counts) : null)
const listed = (row: Row): ImportListItem => ({
  id: row.id, fileName: row.file_name, createdAt: iso(row.created_at), createdBy: { id: row.created_by, name: row.author ?? '' }, state: row.state,
  progress: { done: row.done_line, total: row.total_lines }, counts: countsOf(row), undone: row.undone, finishedAt: isoOrNull(row.finished_at),
})

export async function listImports(db: Db, actor: Actor): Promise<{ items: ImportListItem[] }> {
  const { rows } = await sql<Row>`select r.id, r.file_name, r.created_at, r.created_by, r.state, r.done_line, r.total_lines, r.counts, r.finished_at, u.name as author, o.undone_by is not null as undone
    ${from} where ${visible(actor)} order by r.created_at desc limit ${MOST}`.execute(db)
  return { items: rows.map(listed) }
}

function planOf(run: ImportRun, plan: StoredPlan, actor: Actor): ImportPlan {
  const said = (code: string) => sentence(code as RefusalCode, actor.language)
  const { unknown, ...rest } = plan
  return {
    ...rest,
    samples: plan.samples.map((one) => ({ ...one, matchedBy: one.matchedBy as 'email', why: one.why as 'unchanged', reasons: one.reasons.map((reason) => ({ ...reason, message: said(reason.code) })) })),
    refusals: plan.refusals.map((one) => ({ ...one, message: said(one.code) })),
    unknownReferences: unknown.map((one) => ({ ...one, ...fateOf(actor, run.choices, one.field, one.name), mayCreate: mayCreate(actor, one.field) })),
  }
}

export async function readImport(db: Db, actor: Actor, id: string): Promise<ImportView> {
  const row = await findOne(db, actor, id)
  const { headerLine: _inside, ...detected } = row.detected
  const error = row.error as RefusalCode | null
  return {
    ...listed(row), detected, columns: row.columns, choices: row.choices, operationId: row.operation_id,
    plan: 'rows' in row.plan ? planOf(row, row.plan as StoredPlan, actor) : null, planVersion: row.plan_version,
    error: error ? { code: error, line: row.error_line, message: sentence(error, actor.language) } : null,
  }
}

/** A spreadsheet takes a cell that begins so for a formula. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
const BOM = '\uFEFF'
const PAGE = 1000

/**
 * The refused rows as they were, with why in a column of our own: to be corrected and imported again. The cells are the
 * person's, so they stay as they are; only our column is kept from being a formula.
 */
export async function refusedRows(db: Db, actor: Actor, id: string): Promise<{ fileName: string; text: AsyncGenerator<string> }> {
  const run = await findOne(db, actor, id)
  const delimiter = run.choices.separator ?? run.detected.separator ?? (actor.language === 'fr' ? ';' : ',')
  const headerOf = (field: string) => run.columns.find((one) => one.field === field)?.header
  const why = (reasons: RowReason[]) => harmless(reasons.map(({ field, code, value }) => {
    const where = headerOf(field)
    const said = `${where ? `${where} : ` : ''}${sentence(code as RefusalCode, actor.language)}`
    return value ? `${said} (${value})` : said
  }).join(' · '))
  const line = (cells: string[]) => stringify([cells], { delimiter, record_delimiter: '\r\n' })
  async function* text() {
    yield BOM + line([...run.columns.map((one) => one.header), actor.language === 'fr' ? 'Motif du refus' : 'Reason for refusal'])
    let after = '0'
    for (;;) {
      const { rows } = await sql<{ id: string; cells: string[]; reasons: RowReason[] }>`select id, cells, reasons from import_refusal where import_id = ${id} and id > ${after}::bigint order by id limit ${PAGE}`.execute(db)
      yield rows.map(({ cells, reasons }) => line([...Array.from({ length: Math.max(run.columns.length, cells.length) }, (_, column) => cells[column] ?? ''), why(reasons)])).join('')
      after = rows.at(-1)?.id ?? after
      if (rows.length < PAGE) return
    }
  }
  return { fileName: run.file_name.replace(/\.\w+$/, ''), text: text() }
}

const TEMPLATE = {
  fr: [
    ['Entreprise', 'Civilité', 'Prénom', 'Nom', 'Fonction', 'E-mail', 'Téléphone', 'Mobile', 'Site web', 'Adresse', 'Complément', 'Code postal', 'Ville', 'Pays', 'SIRET', 'Effectif', 'Secteur d’activité', 'Source', 'Campagne', 'Étiquettes', 'Priorité', 'Vendeur', 'Équipe commerciale', 'Notes', 'Désabonné', 'Créé le', 'Identifiant externe'],
    ['Ateliers Exemple SARL', 'Mme', 'Camille', 'Roux', 'Directrice des achats', 'camille.roux@ateliers.example', '01 99 00 12 34', '06 39 98 12 34', 'www.ateliers.example', '12 rue des Lilas', '', '44000', 'Nantes', 'France', '', '25', '', 'Salon ou événement', '', 'Chaud', 'Haute', '', '', 'Rencontrée au salon de printemps.', 'non', '03/02/2025', 'EX-1'],
  ],
  en: [
    ['Company', 'Salutation', 'First name', 'Last name', 'Job title', 'Email', 'Phone', 'Mobile', 'Website', 'Address', 'Address line 2', 'Postal code', 'City', 'Country', 'Registration number', 'Employees', 'Industry', 'Source', 'Campaign', 'Tags', 'Priority', 'Salesperson', 'Sales team', 'Notes', 'Unsubscribed', 'Created on', 'External ID'],
    ['Example Workshops Ltd', 'Ms', 'Camille', 'Roux', 'Head of purchasing', 'camille.roux@workshops.example', '+33 1 99 00 12 34', '+33 6 39 98 12 34', 'www.workshops.example', '12 rue des Lilas', '', '44000', 'Nantes', 'France', '', '25', '', 'Trade fair or event', '', 'Hot', 'High', '', '', 'Met at the spring fair.', 'no', '2025-02-03', 'EX-1'],
  ],
}

/** A file with the columns that are read and one row that shows how, to be filled in. */
export function templateFile(language: 'fr' | 'en'): string {
  return BOM + stringify(TEMPLATE[language], { delimiter: language === 'fr' ? ';' : ',', record_delimiter: '\r\n' })
}
