import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
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

/** Where a record absorbed by another is read: the same address with the survivor's id. */
function movedTo(error: Refused, request: FastifyRequest): string {
  const { id } = request.params as { id?: string }
  return id && typeof error.details.survivorId === 'string' ? request.url.replace(id, error.details.survivorId) : ''
}

type DatabaseError = Error & { code?: string; detail?: string; constraint?: string }
/** Not text, not a number that fits, not a moment that ever was. */
const UNREADABLE = new Set(['22001', '22003', '22007', '22008', '22009', '22021', '22P02', '22P05', '23502', '23514', '54000', '54001'])

/** What the database's own walls mean to the caller; the field where the database names the column: «Key (leader_id)=(…) is not present…», in any language. */
function refusalOf({ code, detail }: DatabaseError): { code: RefusalCode; fields: FieldRefusal[] } | null {
  const field = /\((\w+)\)=\(/.exec(detail ?? '')?.[1]?.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  const named = (refused: RefusalCode) => ({ code: refused, fields: field ? [{ field, code: refused }] : [] })
  // A row that others still refer to is named by its own id.
  if (code === '23503') return field === 'id' ? { code: 'in_use', fields: [] } : named('unknown_reference')
  // Two people took one name at the same moment.
  if (code === '23505') return named('name_taken')
  return code && UNREADABLE.has(code) ? { code: 'invalid_input', fields: [] } : null
}

/** The one place where a refusal becomes a status and a sentence; anything unforeseen is logged once and answered 500 with the request's id. */
export function handleError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(request)
  if (error instanceof Refused && error.code === 'merged' && ['GET', 'HEAD'].includes(request.method) && movedTo(error, request)) return reply.redirect(movedTo(error, request), 308)
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
  const refused = refusalOf(error)
  if (refused) {
    request.log.warn({ sqlState: (error as DatabaseError).code, constraint: (error as DatabaseError).constraint }, 'refused by the database')
    return send(reply, problemOf(refused.code, language, { fields: refused.fields }))
  }
  request.log.error({ err: error }, 'request failed')
  return send(reply, problemOf('internal', language, { details: { requestId: request.id } }))
}

/** What is no HTTP, or has too many headers, never becomes a request: it is answered on the bare connection. */
export function handleBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const problem = problemOf(error.code === 'HPE_HEADER_OVERFLOW' ? 'headers_too_large' : 'body_unreadable', 'en')
  const body = JSON.stringify(problem)
  if (socket.writable) socket.write(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`)
  socket.destroySoon()
}
