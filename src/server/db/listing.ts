import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod'
import { phoneDigits } from '#domain/values/phone.ts'
import { foldText } from '#domain/values/text.ts'
import { type Condition, day, type Filter, filter as filterSchema, instant, type ListQuery } from '#contract/shapes.ts'
import type { Actor } from '../context.ts'
import { Refused } from '../refused.ts'
import type { Db } from './client.ts'

/** How a field of a resource is filtered and sorted. `sql` is ours, never input. */
export type FieldKind = 'text' | 'choice' | 'reference' | 'tags' | 'user' | 'number' | 'day' | 'instant' | 'boolean'
export type ListField = { sql: RawBuilder<unknown>; kind: FieldKind; sort?: { by: RawBuilder<unknown>; type: 'text' | 'timestamptz' | 'numeric' | 'date' | 'int'; nullable?: boolean } }
export type ListSpec = {
  /** `from lead left join …`, with the alias of the main table. */
  from: RawBuilder<unknown>
  alias: string
  columns: RawBuilder<unknown>
  fields: Record<string, ListField>
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

const uuid = z.uuid()

function conditionSql(spec: ListSpec, one: Condition, actor: Actor): RawBuilder<boolean> {
  const field = Object.hasOwn(spec.fields, one.field) ? spec.fields[one.field] : undefined
  const refuse = () => new Refused('filter_invalid', { fields: [{ field: one.field, code: 'filter_invalid' }] })
  if (!field) throw refuse()
  const column = field.sql
  if (one.op === 'empty') return field.kind === 'tags' ? sql`cardinality(${column}) = 0` : sql`${column} is null`
  if (one.op === 'not_empty') return field.kind === 'tags' ? sql`cardinality(${column}) > 0` : sql`${column} is not null`
  const raw = one.value
  const several = one.op === 'in' || one.op === 'not_in' || field.kind === 'tags'
  if (raw === undefined || (Array.isArray(raw) && !several)) throw refuse()
  const values = (Array.isArray(raw) ? raw : [raw]).map((value) => (value === 'me' && field.kind === 'user' ? actor.userId : value))
  const ids = () => values.map((value) => (uuid.safeParse(value).success ? String(value) : fail()))
  const fail = (): never => {
    throw refuse()
  }
  const cast = (value: unknown): RawBuilder<unknown> => {
    if (field.kind === 'number') return typeof value !== 'boolean' && value !== '' && Math.abs(Number(value)) < 1e15 ? sql`${String(Number(value))}::numeric` : fail()
    if (field.kind === 'day') return day.safeParse(value).success ? sql`${value}::date` : fail()
    if (field.kind === 'instant') return z.union([day, instant]).safeParse(value).success ? sql`${value}::timestamptz` : fail()
    if (field.kind === 'boolean') return typeof value === 'boolean' ? sql`${value}::boolean` : fail()
    if (field.kind === 'user' || field.kind === 'reference') return uuid.safeParse(value).success ? sql`${value}::uuid` : fail()
    return sql`${String(value)}::text`
  }
  if (field.kind === 'tags') {
    if (one.op === 'in' || one.op === 'is') return sql`${column} && ${ids()}::uuid[]`
    if (one.op === 'not_in' || one.op === 'is_not') return sql`not (${column} && ${ids()}::uuid[])`
    throw refuse()
  }
  const text = field.kind === 'choice' ? sql`${column}::text` : column
  switch (one.op) {
    case 'is': return field.kind === 'choice' ? sql`${text} = ${String(values[0])}` : sql`${column} = ${cast(values[0])}`
    case 'is_not': return field.kind === 'choice' ? sql`${text} is distinct from ${String(values[0])}` : sql`${column} is distinct from ${cast(values[0])}`
    case 'in': return field.kind === 'user' || field.kind === 'reference' ? sql`${column} = any(${ids()}::uuid[])` : sql`${text}::text = any(${values.map(String)}::text[])`
    case 'not_in': return sql`(${column} is null or not ${text}::text = any(${values.map(String)}::text[]))`
    case 'contains': return field.kind === 'text' ? sql`${column} ilike ${`%${escapeLike(String(values[0]))}%`}` : fail()
    case 'before': return sql`${column} < ${cast(values[0])}`
    case 'after': return sql`${column} > ${cast(values[0])}`
    case 'at_least': return sql`${column} >= ${cast(values[0])}`
    case 'at_most': return sql`${column} <= ${cast(values[0])}`
    case 'within_days': {
      const days = Number(values[0])
      if (!Number.isInteger(days) || Math.abs(days) > 10_000 || (field.kind !== 'day' && field.kind !== 'instant')) throw refuse()
      return days < 0 ? sql`${column} >= now() + ${days} * interval '1 day'` : sql`${column} between now() and now() + ${days} * interval '1 day'`
    }
  }
}

/** The filter as a predicate; a field, operator or value that does not fit is a refusal, never an error of the database. */
export function filterSql(spec: ListSpec, filter: Filter, actor: Actor): RawBuilder<boolean> {
  const all = (filter.all ?? []).map((one) => conditionSql(spec, one, actor))
  const any = (filter.any ?? []).map((one) => conditionSql(spec, one, actor))
  const parts = [...all, ...(any.length > 0 ? [sql<boolean>`(${sql.join(any, sql` or `)})`] : [])]
  return parts.length > 0 ? sql<boolean>`(${sql.join(parts, sql` and `)})` : sql<boolean>`true`
}

export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}

/** Every word must be found, accents and spelling of phones aside. `column` is the folded search text. */
export function searchSql(column: RawBuilder<unknown>, q: string): RawBuilder<boolean> {
  const digits = /^[+\d][\d\s().+-]*$/.test(q.trim()) ? phoneDigits(q) : []
  if (digits.length > 0) return sql<boolean>`(${sql.join(digits.map((one) => sql`${column} like ${`%${escapeLike(one)}%`}`), sql` or `)})`
  const words = foldText(q).split(' ').filter(Boolean).slice(0, 8)
  if (words.length === 0) return sql<boolean>`true`
  return sql<boolean>`(${sql.join(words.map((word) => sql`${column} like ${`%${escapeLike(word)}%`}`), sql` and `)})`
}

/** A cursor's value as the database wrote it; whatever else comes back is not one of ours. */
const CURSOR = { text: /^[^\0]*$/s, timestamptz: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/, numeric: /^-?\d{1,15}(\.\d{1,6})?$/, date: /^\d{4}-\d\d-\d\d$/, int: /^-?\d{1,9}$/ } as const
const cursorShape = z.tuple([z.string().nullable(), z.uuid()])

/** One page of a resource by keyset, with a total counted up to COUNT_LIMIT. `where` holds visibility and everything else that always applies. */
export async function listPage<Row>(
  db: Db, spec: ListSpec, query: Pick<ListQuery, 'limit' | 'cursor' | 'sort'>, where: RawBuilder<boolean>, options: { count: boolean } = { count: true },
): Promise<{ rows: Row[]; nextCursor: string | null; total: { count: number; exact: boolean } }> {
  const wanted = query.sort ?? spec.defaultSort
  const descending = wanted.startsWith('-')
  const key = wanted.replace(/^-/, '')
  const field = Object.hasOwn(spec.fields, key) ? spec.fields[key] : undefined
  if (!field?.sort) throw new Refused('filter_invalid', { fields: [{ field: 'sort', code: 'filter_invalid' }] })
  const by = field.sort.by
  const type = sql.raw(field.sort.type)
  const id = sql.ref(`${spec.alias}.id`)
  const direction = sql.raw(descending ? 'desc' : 'asc')
  let after = sql<boolean>`true`
  if (query.cursor) {
    const parsed = cursorShape.safeParse(decodeCursor(query.cursor))
    if (!parsed.success || (parsed.data[0] !== null && !CURSOR[field.sort.type].test(parsed.data[0]))) throw new Refused('cursor_invalid', { fields: [{ field: 'cursor', code: 'cursor_invalid' }] })
    const [value, lastId] = parsed.data
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
  const { rows } = await sql<Row & { id: string; sort_value: string | Date | null }>`
    select ${spec.columns}, ${by}::text as sort_value ${spec.from} where ${where} and ${after} order by ${order} limit ${query.limit + 1}`.execute(db)
  const page = rows.slice(0, query.limit)
  const last = page[page.length - 1]
  if (!options.count) return { rows: page, nextCursor: nextOf(rows.length > query.limit ? last : undefined), total: { count: page.length, exact: false } }
  const counted = await sql<{ n: number }>`select count(*)::int as n from (select 1 ${spec.from} where ${where} limit ${COUNT_LIMIT + 1}) counted`.execute(db)
  const n = counted.rows[0]?.n ?? 0
  return {
    rows: page,
    nextCursor: nextOf(rows.length > query.limit ? last : undefined),
    total: { count: Math.min(n, COUNT_LIMIT), exact: n <= COUNT_LIMIT },
  }
}

const nextOf = (last: { id: string; sort_value: string | Date | null } | undefined): string | null => (last ? encodeCursor([last.sort_value, last.id]) : null)
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
