import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod'
import { type Problem, REFUSALS, type RefusalCode } from '#contract/errors.ts'
import { sentence } from '../i18n/sentence.ts'
import { type FieldRefusal, Refused } from '../refused.ts'

type Language = 'fr' | 'en'

export function problemOf(code: RefusalCode, language: Language, more: { fields?: FieldRefusal[]; details?: Record<string, unknown> } = {}): Problem {
  const title = sentence(code, language)
  return {
    type: `about:blank#${code}`,
    title,
    status: REFUSALS[code],
    code,
    detail: title,
    ...(more.fields && more.fields.length > 0 ? { errors: more.fields.map(({ field, code: fieldCode }) => ({ field, code: fieldCode, message: sentence(fieldCode, language) })) } : {}),
    ...(more.details && Object.keys(more.details).length > 0 ? { details: more.details } : {}),
  }
}

export function languageOf(request: FastifyRequest): Language {
  if (request.actor) return request.actor.language
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'fr'
}

function send(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

/** The column a foreign key failed on, as the API calls it: «Key (leader_id)=(…) is not present in table …», in any language. */
function referencedField(error: Error): string | null {
  const column = 'detail' in error && typeof error.detail === 'string' ? /\((\w+)\)=\(/.exec(error.detail)?.[1] : undefined
  return column ? column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) : null
}

/** The one place where a refusal becomes a status and a sentence; anything unforeseen is logged once and answered 500 with the request's id. */
export function handleError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(request)
  if (error instanceof Refused) return send(reply, problemOf(error.code, language, { fields: error.fields, details: error.details }))
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) => ({ field: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'), code: 'invalid_input' as const }))
    return send(reply, problemOf('invalid_input', language, { fields }))
  }
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500
  if (status === 429) return send(reply, problemOf('too_many_requests', language))
  if (status === 413) return send(reply, problemOf('file_too_large', language))
  if (status >= 400 && status < 500 && !isResponseSerializationError(error)) return send(reply, problemOf('body_unreadable', language))
  // The database's own walls: a reference to nothing, a value out of range. Named as the caller's where it can only be theirs.
  const sqlState = 'code' in error ? error.code : undefined
  if (sqlState === '23503') {
    const field = referencedField(error)
    // A row that others still refer to is named by its own id.
    return field === 'id' ? send(reply, problemOf('in_use', language)) : send(reply, problemOf('unknown_reference', language, field ? { fields: [{ field, code: 'unknown_reference' }] } : {}))
  }
  // Two people took one name at the same moment.
  if (sqlState === '23505') return send(reply, problemOf('name_taken', language))
  if (sqlState === '22P05' || sqlState === '22021') return send(reply, problemOf('invalid_input', language))
  request.log.error({ err: error }, 'request failed')
  return send(reply, problemOf('internal', language, { details: { requestId: request.id } }))
}
