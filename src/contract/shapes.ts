import * as z from 'zod'

/** What no database keeps: a zero character, half a character. */
const storable = (text: string): boolean => !/[\0\p{Cs}]/u.test(text)
const OFFSET = /[+-](\d\d):\d\d$/

export const id = z.uuid()
/** From the year 1 on, at most fourteen hours from Greenwich, as clocks are. */
export const instant = z.iso.datetime({ offset: true }).refine((text) => !text.startsWith('0000') && Number(OFFSET.exec(text)?.[1] ?? 0) <= 14)
export const day = z.iso.date().refine((text) => !text.startsWith('0000'))
/** A decimal as text with two places, so that no amount passes through a float. */
export const amount = z.string().regex(/^-?\d{1,13}(\.\d{1,2})?$/)
export const currency = z.string().regex(/^[A-Z]{3}$/)
export const colour = z.string().regex(/^[a-z]{3,12}$/)
export const line = z.string().trim().max(200).refine(storable)
export const name = line.min(1)
export const longText = z.string().max(20_000).refine(storable)
export const term = z.string().max(200).refine(storable)
export const ids = z.array(id).max(100)
export const language = z.enum(['fr', 'en'])
export const byId = z.object({ id })

export const filterOperators = ['is', 'is_not', 'in', 'not_in', 'contains', 'before', 'after', 'at_least', 'at_most', 'empty', 'not_empty', 'within_days'] as const

export const condition = z.object({
  field: z.string().max(60),
  op: z.enum(filterOperators),
  value: z.union([z.string().max(500).refine(storable), z.number(), z.boolean(), z.array(z.string().max(100).refine(storable)).max(200)]).optional(),
})
export type Condition = z.infer<typeof condition>
/** All conditions of `all` hold and, where given, at least one of `any`. `me` stands for the caller in user fields. */
export const filter = z.object({ all: z.array(condition).max(30).optional(), any: z.array(condition).max(30).optional() })
export type Filter = z.infer<typeof filter>

/** `active` (default), `archived`, `trash`, or `all` (active and archived). */
export const shelf = z.enum(['active', 'archived', 'trash', 'all'])
/** `limit`, `cursor`, `sort=-createdAt`, `q`, `filter=<JSON>`: the same on every list. */
export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
  sort: z.string().regex(/^-?[a-zA-Z]{1,40}$/).optional(),
  q: term.optional(),
  filter: z.string().max(10_000).optional(),
  shelf: shelf.default('active'),
})
export type ListQuery = z.infer<typeof listQuery>

export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.object({ count: z.int(), exact: z.boolean() }) })

export const done = z.object({ operationId: id })
export const saved = z.object({ operationId: id, id })
export const dryRun = z.object({ dryRun: z.stringbool().optional() })
export const userRef = z.object({ id, name: z.string() })
export const nextContact = z.object({ userId: id.nullable(), startsAt: instant, endsAt: instant.nullable() })
const fieldValue = z.union([z.string().max(2000).refine(storable), z.number(), z.boolean(), z.null()])
/** What an organisation adds to a record: a value or a list of values by name. */
export const customFields = z.record(z.string().max(60).refine(storable), z.union([fieldValue, z.array(fieldValue).max(100)])).refine((fields) => Object.keys(fields).length <= 200)

export const addressTypes = ['billing', 'shipping', 'shop', 'office', 'warehouse', 'home', 'other'] as const
export const address = z.object({
  id: id.optional(),
  isPrimary: z.boolean().default(false),
  type: z.enum(addressTypes).default('billing'),
  title: line.nullish(),
  line1: line.nullish(),
  line2: line.nullish(),
  city: line.nullish(),
  state: line.nullish(),
  postalCode: z.string().trim().max(20).refine(storable).nullish(),
  country: z.string().regex(/^[A-Z]{2}$/).nullish(),
})
export type AddressInput = z.infer<typeof address>
export const addressView = z.object({
  id,
  isPrimary: z.boolean(),
  type: z.enum(addressTypes),
  title: z.string().nullable(),
  line1: z.string().nullable(),
  line2: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  postalCode: z.string().nullable(),
  country: z.string().nullable(),
}).meta({ id: 'Address' })
