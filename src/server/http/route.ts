import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { Endpoint } from '#contract/endpoint.ts'
import { problem } from '#contract/errors.ts'
import type { Actor, Context } from '../context.ts'
import { Replayed } from '../db/operation.ts'
import { Refused } from '../refused.ts'

type Parsed<T> = NonNullable<T> extends z.ZodType ? z.output<NonNullable<T>> : undefined
type Call<E extends Endpoint> = {
  ctx: Context
  /** Null only on public endpoints. */
  actor: E['access'] extends 'public' ? Actor | null : Actor
  params: Parsed<E['params']>
  query: Parsed<E['query']>
  body: Parsed<E['body']>
  /** The version the caller has read, from If-Match. */
  ifMatch: string | null
  request: FastifyRequest
  reply: FastifyReply
}
type Handler<E extends Endpoint> = (call: Call<E>) => Promise<z.input<E['answer']>>
export type Router = <E extends Endpoint>(endpoint: E, handle: Handler<E>) => void

const RANK = { salesperson: 0, manager: 1, administrator: 2 } as const

function authorise(endpoint: Endpoint, actor: Actor | null): void {
  if (endpoint.access === 'public') return
  if (!actor) throw new Refused('not_signed_in')
  const least = endpoint.access === 'signed-in' ? 'salesperson' : endpoint.access
  if (RANK[actor.role] < RANK[least]) throw new Refused('forbidden')
}

/** The key names this very request: the same key with another body is a mistake of the caller. */
function withIdempotency(actor: Actor, request: FastifyRequest): Actor {
  const key = request.headers['idempotency-key']
  if (request.method !== 'POST' || key === undefined) return actor
  if (typeof key !== 'string' || key === '' || key.length > 200) throw new Refused('invalid_input', { fields: [{ field: 'Idempotency-Key', code: 'invalid_input' }] })
  const requestHash = createHash('sha256').update(`${request.method} ${request.url} ${JSON.stringify(request.body ?? null)}`).digest('hex')
  return { ...actor, idempotency: { key, requestHash } }
}

/** The refusals an endpoint can answer with, for its document. */
function failures(endpoint: Endpoint) {
  const writes = endpoint.method !== 'GET'
  const statuses = [400, ...(endpoint.access === 'public' ? [410] : [401, 403]), 404, ...(writes ? [409, 412, 413] : []), 422, 429, 500]
  return Object.fromEntries(statuses.map((status) => [status, { description: 'Refused', content: { 'application/problem+json': { schema: problem } } }]))
}

const fileAnswer = (files: readonly string[]) => ({ description: 'A file', content: Object.fromEntries(files.map((type) => [type, { schema: z.string().meta({ format: 'binary' }) }])) })

/** Registers the endpoints of the contract: parse, authorise, one command or view, answer. */
export function router(app: FastifyInstance, ctx: Context): Router {
  return (endpoint, handle) => {
    const status = endpoint.status ?? 200
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      schema: {
        tags: [endpoint.tag],
        summary: endpoint.summary,
        operationId: `${endpoint.method.toLowerCase()}${endpoint.path.replace(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
        ...(endpoint.access === 'public' ? { security: [] } : {}),
        ...(endpoint.params ? { params: endpoint.params } : {}),
        ...(endpoint.query ? { querystring: endpoint.query } : {}),
        ...(endpoint.body ? { body: endpoint.body } : {}),
        response: { [status]: endpoint.files ? fileAnswer(endpoint.files) : endpoint.answer, ...failures(endpoint) },
      },
      // Doors without sign-in are open to guessing: thirty tries a minute from one address.
      ...(endpoint.access === 'public' ? { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } } : {}),
      // Who may call comes before whether the input is well formed.
      preValidation: async (request) => {
        authorise(endpoint, request.actor)
        // Nothing sent is nothing said: where something is needed, it is the fields that are missing.
        if (endpoint.body && (request.body === undefined || request.body === null)) request.body = {}
      },
      handler: async (request, reply) => {
        const header = request.headers['if-match']
        const call = {
          ctx,
          actor: request.actor ? withIdempotency(request.actor, request) : null,
          params: request.params,
          query: request.query,
          body: request.body,
          ifMatch: header && header !== '*' ? header.replace(/^(W\/)?"|"$/g, '') : null,
          request,
          reply,
        } as never
        reply.code(status)
        try {
          const answer = await handle(call)
          if (answer !== null && typeof answer === 'object' && 'version' in answer) reply.header('etag', `"${String(answer.version)}"`)
          return answer
        } catch (error) {
          if (error instanceof Replayed) return reply.header('idempotent-replayed', 'true').send(error.body)
          throw error
        }
      },
    })
  }
}
