import fc from 'fast-check'

type Schema = Record<string, any>

/** Text that has broken something somewhere. */
export const NASTY = [
  '', ' ', '\u0000', 'a\u0000b', '\ud800', 'x\udfff', '\\', '\\u0000', "'; drop table lead; --", '%_%', '{}', '[]', 'null', '__proto__', 'constructor', 'toString', '<script>alert(1)</script>',
  '‮abc', '👩‍👩‍👧‍👦', 'ﬃ', 'İ', 'ß'.repeat(150), 'a'.repeat(199), 'a'.repeat(201), 'é'.repeat(20_001), '=1+1', '\t\r\n', '\u2028', '0', '-1', '1e400', 'NaN', '../../etc/passwd', 'œuf à la coque',
]
const WORDS = ['Roux', 'Lyon', 'contact@example.com', '06 39 98 00 11', 'https://example.com', 'Brasserie du Port', '2026-01-31', 'fr', 'EUR', 'blue', 'lead', 'Europe/Paris']

const junk = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e300, -1e-300, [], {}, [[]], [null], { a: 1 }, '', 'x'),
  fc.constantFrom(...NASTY),
)

export type Hints = {
  /** Ids of records that exist. */
  ids: string[]
  /** Something likelier to be let in than the schema knows, by name of the property or parameter. */
  named: Record<string, fc.Arbitrary<unknown>>
}

/** By its name where there is something better, by its schema else; here and there neither. */
export const forName = (name: string, schema: Schema, root: Schema, hints: Hints): fc.Arbitrary<unknown> =>
  Object.hasOwn(hints.named, name) ? fc.oneof({ weight: 25, arbitrary: hints.named[name] as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: fromSchema(schema, root, hints) }) : fromSchema(schema, root, hints)

/** fast-check reads no lookahead; those patterns are of numbers so far. */
const matching = (pattern: string): fc.Arbitrary<unknown> => (/\(\?[!=<]/.test(pattern) ? fc.constantFrom('1', '0.5', '0', '12.25', ...WORDS) : fc.stringMatching(new RegExp(pattern)))

const text = (schema: Schema, hints: Hints): fc.Arbitrary<unknown> => {
  if (schema.format === 'uuid') return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...hints.ids) }, { weight: 1, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.constantFrom('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff') })
  if (schema.format === 'date-time') return fc.oneof({ weight: 12, arbitrary: fc.date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') }).map((at) => at.toISOString()) }, { weight: 1, arbitrary: fc.constantFrom('0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999999Z', '2026-01-01T00:00:00+23:59', '2026-02-28T23:59:60Z', '2026-06-01T10:00:00.123456789-12:00') })
  if (schema.format === 'date') return fc.oneof(fc.date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') }).map((at) => at.toISOString().slice(0, 10)), fc.constantFrom('0000-01-01', '2024-02-29', '9999-12-31'))
  if (schema.pattern) return matching(schema.pattern)
  return fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...WORDS) }, { weight: 9, arbitrary: fc.string({ minLength: 1, maxLength: Math.min(schema.maxLength ?? 50, 300), unit: 'grapheme' }) }, { weight: 1, arbitrary: fc.constantFrom(...NASTY) })
}

/** Values a JSON schema lets through, mostly; here and there one it does not. */
export function fromSchema(schema: Schema, root: Schema, hints: Hints): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 150, arbitrary: valid(schema, root, hints) }, { weight: 1, arbitrary: junk })
}

function valid(schema: Schema, root: Schema, hints: Hints): fc.Arbitrary<unknown> {
  if (schema.$ref) return valid(root.components.schemas[schema.$ref.split('/').at(-1)], root, hints)
  const choices: Schema[] | undefined = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((one) => fromSchema(one, root, hints)))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  switch (schema.type) {
    case 'null': return fc.constant(null)
    case 'boolean': return fc.boolean()
    case 'integer': return fc.integer({ min: Math.max(schema.minimum ?? -1000, -(2 ** 31)), max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1) })
    case 'number': return fc.double({ noNaN: true, noDefaultInfinity: true })
    case 'string': return text(schema, hints)
    case 'array': return fc.array(fromSchema(schema.items ?? {}, root, hints), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 5, 5) })
    case 'object': return object(schema, root, hints)
    default: return junk
  }
}

function object(schema: Schema, root: Schema, hints: Hints): fc.Arbitrary<unknown> {
  const properties: Record<string, Schema> = schema.properties ?? {}
  const required: string[] = schema.required ?? []
  const shape = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, forName(name, one, root, hints)]))
  const known = fc.record(shape, { requiredKeys: required as never[] })
  const extra = typeof schema.additionalProperties === 'object' ? fromSchema(schema.additionalProperties, root, hints) : junk
  return fc.oneof(
    { weight: 40, arbitrary: known },
    { weight: 1, arbitrary: fc.tuple(known, fc.dictionary(fc.constantFrom('extra', 'constructor', 'toString', 'id', 'isAdmin', 'version', 'deletedAt'), extra)).map(([one, more]) => ({ ...(one as object), ...more })) },
    { weight: 1, arbitrary: fc.record(shape, { requiredKeys: [] }) },
  )
}
