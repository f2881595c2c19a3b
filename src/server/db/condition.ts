import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod'
import { phoneDigits } from '#domain/values/phone.ts'
import { foldText } from '#domain/values/text.ts'
import { dayOf, dayStart } from '#domain/values/zoned-day.ts'
import type { Condition } from '#contract/shapes.ts'
import type { Actor } from '../context.ts'
import { Refused } from '../refused.ts'

/** What a field of a list holds, which decides what can be asked of it. */
export type FieldKind = 'text' | 'phone' | 'choice' | 'reference' | 'tags' | 'user' | 'number' | 'day' | 'instant' | 'boolean'
/** `sql` is ours, never input. */
export type FilteredField = {
  sql: RawBuilder<unknown>
  kind: FieldKind
  /** Text the application has folded already. */
  folded?: true
  /** Text that is part of the record's search text, whose index finds the few rows worth comparing. */
  searched?: true
}

const SAME = ['is', 'is_not', 'in', 'not_in'] as const
const KNOWN = ['empty', 'not_empty'] as const
const MOMENT = ['is', 'is_not', 'before', 'after', 'at_least', 'at_most', 'within_days', ...KNOWN] as const

/** What can be asked of each kind; everything else is refused. */
export const FIELD_OPERATORS: Record<FieldKind, readonly Condition['op'][]> = {
  text: [...SAME, 'contains', ...KNOWN],
  phone: [...SAME, 'contains', ...KNOWN],
  choice: [...SAME, ...KNOWN],
  reference: [...SAME, ...KNOWN],
  user: [...SAME, ...KNOWN],
  tags: [...SAME, ...KNOWN],
  number: [...SAME, 'at_least', 'at_most', ...KNOWN],
  day: MOMENT,
  instant: MOMENT,
  boolean: ['is', 'is_not'],
}

const uuid = z.uuid()
const aDay = z.iso.date()
const anInstant = z.iso.datetime({ offset: true })
const COMPARED = { before: sql`<`, after: sql`>`, at_least: sql`>=`, at_most: sql`<=` }

export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}
const any = (parts: RawBuilder<unknown>[]): RawBuilder<boolean> => (parts.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(parts, sql` or `)})`)

/**
 * One condition of a filter as a predicate. `me` stands for the actor in user fields; a day asked of an instant is that day
 * where the actor lives. Refuses an operator the field's kind does not know and a value it cannot read.
 */
export function conditionSql(field: FilteredField, one: Condition, actor: Actor, search?: RawBuilder<unknown>): RawBuilder<boolean> {
  const column = field.sql
  const refuse = (): never => {
    throw new Refused('filter_invalid', { fields: [{ field: one.field, code: 'filter_invalid' }] })
  }
  if (!FIELD_OPERATORS[field.kind].includes(one.op)) refuse()
  if (one.op === 'empty' || one.op === 'not_empty') {
    const empty = field.kind === 'tags' ? sql`cardinality(${column}) = 0` : field.kind === 'text' ? sql`coalesce(${column}, '') = ''` : sql`${column} is null`
    return one.op === 'empty' ? sql<boolean>`(${empty})` : sql<boolean>`(not (${empty}))`
  }
  const listed = one.op === 'in' || one.op === 'not_in'
  const values = one.value === undefined ? [] : [one.value].flat()
  if (one.value === undefined || (!listed && values.length !== 1)) refuse()
  if (field.kind === 'boolean') return typeof values[0] === 'boolean' ? sql<boolean>`(${column} is ${values[0] === (one.op === 'is') ? sql`true` : sql`not true`})` : refuse()
  const texts = values.map((value) => (typeof value === 'boolean' ? refuse() : String(value)))
  const ids = () => texts.map((text) => (text === 'me' && field.kind === 'user' ? actor.userId : uuid.safeParse(text).success ? text : refuse()))

  const holds = (): RawBuilder<boolean> => {
    switch (field.kind) {
      case 'text': return any(texts.map((text) => textSql(field, one.op === 'contains', text, search)))
      case 'phone': return any(texts.map((text) => {
        const digits = phoneDigits(text)
        if (digits.length === 0) refuse()
        return any(digits.map((part) => (one.op === 'contains' ? sql`${column} like ${`%${part}%`}` : part.startsWith('+') ? sql`${column} = ${part}` : sql`${column} like ${`%${part}`}`)))
      }))
      case 'choice': return sql<boolean>`${column}::text = any(${texts}::text[])`
      case 'reference':
      case 'user': return sql<boolean>`${column} = any(${ids()}::uuid[])`
      case 'tags': return sql<boolean>`${column} && ${ids()}::uuid[]`
      case 'number': {
        const numbers = texts.map((text) => (/^-?\d{1,15}(\.\d{1,10})?$/.test(text) ? text : refuse()))
        return one.op === 'at_least' || one.op === 'at_most' ? sql<boolean>`${column} ${COMPARED[one.op]} ${numbers[0]}::numeric` : sql<boolean>`${column} = any(${numbers}::numeric[])`
      }
      default: return momentSql(field, one.op, texts[0] ?? '', actor, refuse)
    }
  }
  return one.op === 'is_not' || one.op === 'not_in' ? sql<boolean>`((${holds()}) is not true)` : holds()
}

/** Case and accents aside; the index on the search text narrows first where it can. */
function textSql(field: FilteredField, part: boolean, text: string, search: RawBuilder<unknown> | undefined): RawBuilder<boolean> {
  const column = field.folded ? field.sql : sql`folded(${field.sql})`
  const wanted = foldText(text)
  const value = field.folded ? sql`${wanted}` : sql`folded(${text.trim()})`
  // LIKE knows no folding of its own signs, so they are looked for as they are.
  const here = part ? sql`strpos(${column}, ${value}) > 0` : sql`${column} = ${value}`
  return field.searched && search && wanted.length > 2 ? sql<boolean>`(${search} like ${`%${escapeLike(wanted)}%`} and ${here})` : sql<boolean>`${here}`
}

function momentSql(field: FilteredField, op: Condition['op'], text: string, actor: Actor, refuse: () => never): RawBuilder<boolean> {
  const column = field.sql
  const instant = field.kind === 'instant'
  const type = instant ? sql`timestamptz` : sql`date`
  /** From the beginning of one day to the end of another. */
  const span = (from: string, to: string) => (instant
    ? sql<boolean>`(${column} >= ${dayStart(from, actor.timeZone)}::timestamptz and ${column} < ${dayStart(to, actor.timeZone, 1)}::timestamptz)`
    : sql<boolean>`${column} between ${from}::date and ${to}::date`)
  if (op === 'within_days') {
    const days = /^-?\d{1,4}$/.test(text) ? Number(text) : refuse()
    const [today, other] = [dayOf(new Date(), actor.timeZone), dayOf(new Date(), actor.timeZone, days)]
    return days < 0 ? span(other, today) : span(today, other)
  }
  // The database knows no year 0000, and the day after 9999 is written in another way.
  if (/^(0000|9999)/.test(text)) refuse()
  const whole = aDay.safeParse(text).success
  if (!whole && !(instant && anInstant.safeParse(text).success)) refuse()
  if (op === 'is' || op === 'is_not') return whole ? span(text, text) : sql<boolean>`${column} = ${new Date(text).toISOString()}::timestamptz`
  if (!(op in COMPARED)) refuse()
  const sign = op as keyof typeof COMPARED
  if (!instant) return sql<boolean>`${column} ${COMPARED[sign]} ${text}::${type}`
  if (!whole) return sql<boolean>`${column} ${COMPARED[sign]} ${new Date(text).toISOString()}::timestamptz`
  // A day lasts: after it means once it is over, at most means until then.
  return sign === 'before' || sign === 'at_least'
    ? sql<boolean>`${column} ${COMPARED[sign]} ${dayStart(text, actor.timeZone)}::timestamptz`
    : sql<boolean>`${column} ${sign === 'after' ? sql`>=` : sql`<`} ${dayStart(text, actor.timeZone, 1)}::timestamptz`
}
