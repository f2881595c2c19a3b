import { sql } from 'kysely'
import type { CellKind, CellValue } from '#domain/exports/cell.ts'
import { type ListColumn, type ListResource, listColumns } from '#contract/columns.ts'
import type { ExportQuery } from '#contract/exports.ts'
import type { Actor } from '../../../context.ts'
import type { Db } from '../../../db/client.ts'
import { listPage, parseFilter } from '../../../db/listing.ts'
import { columnLabel } from '../../../i18n/columns.ts'
import { LISTINGS } from '../../../listings.ts'
import { Refused } from '../../../refused.ts'
import { EXPORT_COLUMNS, EXPORT_ITEMS } from './columns.ts'
import { readNames } from './names.ts'

/** Rows read at a time: each page is a query of its own, so that an export of any length holds nothing up. */
const PAGE = 1000

export type ExportTable = { columns: string[]; heading: string[]; kinds: CellKind[]; count: number; pages: () => AsyncGenerator<CellValue[][]> }

function chosenColumns<R extends ListResource>(resource: R, asked: string | undefined): ListColumn<R>[] {
  const known = listColumns[resource] as readonly ListColumn<R>[]
  if (!asked) return [...known]
  return [...new Set(asked.split(','))].map((name) => {
    const column = known.find((one) => one === name)
    if (!column) throw new Refused('filter_invalid', { fields: [{ field: 'columns', code: 'filter_invalid' }] })
    return column
  })
}

/** What a list finds, as a table: the rows its screen would show to this actor, in that order, all of them. Refuses what the list refuses. */
export async function openTable<R extends ListResource>(db: Db, actor: Actor, resource: R, query: ExportQuery): Promise<ExportTable> {
  const { spec, where: whereOf } = LISTINGS[resource]
  const chosen = chosenColumns(resource, query.columns)
  const where = whereOf(actor, { q: query.q, filter: parseFilter(query.filter), shelf: query.shelf })
  const names = await readNames(db, actor.language)
  const told = { names, language: actor.language }
  const columns = chosen.map((name) => EXPORT_COLUMNS[resource][name])
  const page = (cursor: string | undefined) => listPage<Record<string, any>>(db, spec, { limit: PAGE, cursor, sort: query.sort }, where, { count: false })
  const first = await page(undefined)
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n ${spec.from} where ${where}`.execute(db)
  return {
    columns: chosen,
    heading: chosen.map((name) => columnLabel(resource, name, actor.language)),
    kinds: columns.map(([kind]) => kind),
    count: counted[0]?.n ?? 0,
    async *pages() {
      for (let current = first; ; current = await page(current.nextCursor)) {
        const items = await EXPORT_ITEMS[resource](db, actor, current.rows)
        yield items.map((item) => columns.map(([, value]) => value(item, told)))
        if (!current.nextCursor) return
      }
    },
  }
}
