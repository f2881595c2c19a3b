import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod'
import { phoneDigits } from '#domain/values/phone.ts'
import { foldText } from '#domain/values/text.ts'
import { type Condition, type Filter, filter as filterSchema, type ListQuery } from '#contract/shapes.ts'
import type { Actor } from '../context.ts'
import { Refused } from '../refused.ts'
import type { Db } from './client.ts'
import { conditionSql, escapeLike, type FilteredField } from './condition.ts'

/** How a field of a resource is filtered and sorted. */
type SortType = 'text' | 'timestamptz' | 'numeric' | 'date' | 'int'
export type ListField = FilteredField & { sort?: { by: RawBuilder<unknown>; type: SortType; nullable?: boolean } }
/** A list as its screen, its export, a bulk change and a saved view share it. */
export type Listing = { spec: ListSpec; where: (actor: Actor, query: ListAsked) => RawBuilder<boolean> }
export type ListAsked = { q?: string | undefined; filter: Filter; shelf: ListQuery['shelf'] }
/** Text in an order both engines agree on. */
export const byText = (column: RawBuilder<unknown>): NonNullable<ListField['sort']> => ({ by: sql`folded(${column}) collate "C"`, type: 'text', nullable: true })
export type ListSpec = {
  /** `from lead left join …`, with the alias of the main table: what its fields are asked of. */
  from: RawBuilder<unknown>
  /** Further joins that only name things in `columns`; the rows of a page alone pay for them. */
  labels?: RawBuilder<unknown>
  alias: string
  columns: RawBuilder<unknown>
  fields: Record<string, ListField>
  /** The record's search text, which has a trigram index. */
  search?: RawBuilder<unknown>
  defaultSort: string
}

/** Counting stops here: past it a total is «more than». */
export const COUNT_LIMIT = 10_000

export function parseFilter(text: string | undefined): Filter {
  if (!text) return {}
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Refused('filter_invalid', { fields: [{ field: 'filter', code: 'filter_invalid' }] })
  }
  const parsed = filterSchema.safeParse(value)
  if (!parsed.success) throw new Refused('filter_invalid', { fields: [{ field: 'filter', code: 'filter_invalid' }] })
  return parsed.data
}

function conditionOf(spec: ListSpec, one: Condition, actor: Actor): RawBuilder<boolean> {
  const field = Object.hasOwn(spec.fields, one.field) ? spec.fields[one.field] : undefined
  if (!field) throw new Refused('filter_invalid', { fields: [{ field: one.field, code: 'filter_invalid' }] })
  return conditionSql(field, one, actor, spec.search)
}

/** The filter as a predicate; a field, operator or value that does not fit is a refusal, never an error of the database. */
export function filterSql(spec: ListSpec, filter: Filter, actor: Actor): RawBuilder<boolean> {
  const all = (filter.all ?? []).map((one) => conditionOf(spec, one, actor))
  const any = (filter.any ?? []).map((one) => conditionOf(spec, one, actor))
  const parts = [...all, ...(any.length > 0 ? [sql<boolean>`(${sql.join(any, sql` or `)})`] : [])]
  return parts.length > 0 ? sql<boolean>`(${sql.join(parts, sql` and `)})` : sql<boolean>`true`
}

/** Every word must be found, accents and spelling of phones aside. `column` is the folded search text. */
export function searchSql(column: RawBuilder<unknown>, q: string): RawBuilder<boolean> {
  const digits = /^[+\d][\d\s().+-]*$/.test(q.trim()) ? phoneDigits(q) : []
  if (digits.length > 0) return sql<boolean>`(${sql.join(digits.map((one) => sql`${column} like ${`%${escapeLike(one)}%`}`), sql` or `)})`
  const words = foldText(q).split(' ').filter(Boolean).slice(0, 8)
  if (words.length === 0) return sql<boolean>`true`
  return sql<boolean>`(${sql.join(words.map((word) => sql`${column} like ${`%${escapeLike(word)}%`}`), sql` and `)})`
}

const cursorShape = z.tuple([z.string().max(500).nullable(), z.uuid()])
const aDay = (text: string): boolean => z.iso.date().safeParse(text).success && !text.startsWith('0000')
/** What the database writes for a value of each type, and nothing it could choke on. */
const READABLE: Record<SortType, (text: string) => boolean> = {
  text: (text) => !text.includes('\0'),
  int: (text) => /^-?\d{1,9}$/.test(text),
  numeric: (text) => /^-?\d{1,20}(\.\d{1,10})?$/.test(text),
  date: aDay,
  timestamptz: (text) => aDay(text.slice(0, 10)) && /^ ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/.test(text.slice(10)),
}

/** The order a list is asked in. Refuses a field that is not sorted by. */
export function sortOf(spec: ListSpec, sort: string | undefined): { field: ListField & Required<Pick<ListField, 'sort'>>; descending: boolean } {
  const wanted = sort ?? spec.defaultSort
  const name = wanted.replace(/^-/, '')
  const field = Object.hasOwn(spec.fields, name) ? spec.fields[name] : undefined
  if (!field?.sort) throw new Refused('filter_invalid', { fields: [{ field: 'sort', code: 'filter_invalid' }] })
  return { field: { ...field, sort: field.sort }, descending: wanted.startsWith('-') }
}

/** One page of a resource by keyset, with a total counted up to COUNT_LIMIT. `where` holds visibility and everything else that always applies. */
export async function listPage<Row>(
  db: Db, spec: ListSpec, query: Pick<ListQuery, 'limit' | 'cursor' | 'sort'>, where: RawBuilder<boolean>, options: { count: boolean } = { count: true },
): Promise<{ rows: Row[]; nextCursor: string | null; total: { count: number; exact: boolean } }> {
  const { field, descending } = sortOf(spec, query.sort)
  const by = field.sort.by
  const type = sql.raw(field.sort.type)
  const id = sql.ref(`${spec.alias}.id`)
  const direction = sql.raw(descending ? 'desc' : 'asc')
  let after = sql<boolean>`true`
  if (query.cursor) {
    const parsed = cursorShape.safeParse(decodeCursor(query.cursor))
    if (!parsed.success) throw new Refused('cursor_invalid', { fields: [{ field: 'cursor', code: 'cursor_invalid' }] })
    const [value, lastId] = parsed.data
    if (value !== null && !READABLE[field.sort.type](value)) throw new Refused('cursor_invalid', { fields: [{ field: 'cursor', code: 'cursor_invalid' }] })
    const sign = sql.raw(descending ? '<' : '>')
    // Empty values come last in both directions.
    after = value === null
      ? sql<boolean>`(${by} is null and ${id} ${sign} ${lastId})`
      : field.sort.nullable
        ? sql<boolean>`((${by}, ${id}) ${sign} (${value}::${type}, ${lastId}::uuid) or ${by} is null)`
        : sql<boolean>`(${by}, ${id}) ${sign} (${value}::${type}, ${lastId}::uuid)`
  }
  // The plain order is the one the indexes have; only a column that can be empty pays for another.
  const order = field.sort.nullable ? sql`${by} ${direction} nulls last, ${id} ${direction}` : sql`${by} ${direction}, ${id} ${direction}`
  // Which rows is answered by narrow indexes; only those are then read whole.
  const ids = sql`array(select ${id} ${spec.from} where ${where} and ${after} order by ${order} limit ${query.limit + 1})`
  const { rows } = await sql<Row & { id: string; sort_value: string | Date | null }>`
    select ${spec.columns}, ${by}::text as sort_value ${spec.from} ${spec.labels ?? sql``} where ${id} = any(${ids}) order by ${order}`.execute(db)
  const page = rows.slice(0, query.limit)
  const last = page[page.length - 1]
  const nextCursor = rows.length > query.limit && last ? encodeCursor([last.sort_value, last.id]) : null
  if (!options.count) return { rows: page, nextCursor, total: { count: page.length, exact: false } }
  const counted = await sql<{ n: number }>`select count(*)::int as n from (select 1 ${spec.from} where ${where} limit ${COUNT_LIMIT + 1}) counted`.execute(db)
  const n = counted.rows[0]?.n ?? 0
  return {
    rows: page,
    nextCursor,
    total: { count: Math.min(n, COUNT_LIMIT), exact: n <= COUNT_LIMIT },
  }
}

const encodeCursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const decodeCursor = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

/** Which part of a table a list is about: active, archived, in the trash, or all that is not in the trash. */
export function shelfSql(alias: string, shelf: ListQuery['shelf']): RawBuilder<boolean> {
  const deleted = sql.ref(`${alias}.deleted_at`)
  const archived = sql.ref(`${alias}.archived_at`)
  if (shelf === 'trash') return sql<boolean>`${deleted} is not null`
  if (shelf === 'archived') return sql<boolean>`${deleted} is null and ${archived} is not null`
  if (shelf === 'all') return sql<boolean>`${deleted} is null`
  return sql<boolean>`${deleted} is null and ${archived} is null`
}
