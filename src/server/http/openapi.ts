import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'

type Json = Record<string, any>

const MEANING: Record<number, string> = {
  400: 'The request cannot be read', 401: 'Not signed in', 403: 'Not allowed', 404: 'Not there, or not visible', 409: 'The state of things does not allow it', 410: 'The link is no longer valid',
  412: 'Changed since it was read (If-Match)', 413: 'Too large', 422: 'A value is not valid; `errors` names the fields', 429: 'Too many requests; see Retry-After', 500: 'Unforeseen; nothing has been saved',
}

const IDEMPOTENCY_KEY = { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', minLength: 1, maxLength: 200 }, description: 'The same key with the same request gets the first answer again and changes nothing.' }
const IF_MATCH = { name: 'If-Match', in: 'header', required: false, schema: { type: 'string', maxLength: 200 }, description: 'The ETag that was read; 412 when somebody has changed the record since.' }
const ETAG = { description: 'Version of the record, for If-Match.', schema: { type: 'string' } }

/** How the document is made from the routes: OpenAPI 3.1, every schema once. */
export const openApiOptions: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: { title: 'Piste', version: '1', description: 'Lead management that a sales team hosts itself. Refusals are problem details (RFC 9457) with a stable `code`.', license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' } },
    servers: [{ url: '/api/v1' }],
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'piste.session_token' }, apiKey: { type: 'http', scheme: 'bearer' } } },
    security: [{ session: [] }, { apiKey: [] }],
  },
  transform: ({ schema, url, ...rest }) => {
    const { schema: shaped } = jsonSchemaTransform({ schema, url, ...rest } as never)
    return { schema: shaped, url: url.replace(/^\/api\/v1/, '') }
  },
  transformObject: (documented) => tidy(jsonSchemaTransformObject(documented) as Json) as never,
}

function tidy(document: Json): Json {
  const responses: Json = {}
  for (const methods of Object.values(document.paths as Json)) {
    for (const [method, operation] of Object.entries(methods as Record<string, Json>)) {
      for (const [status, response] of Object.entries(operation.responses as Record<string, Json>)) {
        if (!response.content?.['application/problem+json']) continue
        responses[`Refused${status}`] = { description: MEANING[Number(status)] ?? 'Refused', content: response.content }
        operation.responses[status] = { $ref: `#/components/responses/Refused${status}` }
      }
      if (method === 'post') operation.parameters = [...(operation.parameters ?? []), IDEMPOTENCY_KEY]
      if (method === 'patch') operation.parameters = [...(operation.parameters ?? []), IF_MATCH]
      for (const response of Object.values(operation.responses as Json)) if (response.description === 'Default Response') response.description = 'Done'
      const answer = operation.responses['200']
      const shape = answer?.content?.['application/json']?.schema
      if (method === 'get' && hasVersion(document, shape)) answer.headers = { ETag: ETAG }
    }
  }
  document.components.responses = responses
  withoutIdleBounds(document)
  prune(document)
  return document
}

const named = (reference: string): string => reference.replace('#/components/schemas/', '')
const hasVersion = (document: Json, shape: Json | undefined): boolean =>
  shape?.$ref ? hasVersion(document, document.components.schemas[named(shape.$ref)]) : Boolean(shape?.properties?.version)

/** The bounds of a safe integer say nothing that `integer` does not. */
function withoutIdleBounds(node: unknown): void {
  if (node === null || typeof node !== 'object') return
  const schema = node as Json
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  for (const child of Object.values(schema)) withoutIdleBounds(child)
}

/** Every schema is offered twice, as input and as output: keeps those something refers to. */
function prune(document: Json): void {
  const { schemas } = document.components
  for (let settled = false; !settled; ) {
    const text = JSON.stringify(document)
    const idle = Object.keys(schemas).filter((name) => !text.includes(`"#/components/schemas/${name}"`))
    for (const name of idle) delete schemas[name]
    settled = idle.length === 0
  }
}
