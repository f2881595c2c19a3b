import type { Api } from '#contract/api.ts'
import type { Problem } from '#contract/errors.ts'
import { endpoints } from './endpoints.gen.ts'

type Parsed<T, Side extends 'input' | 'output'> = NonNullable<T> extends { _zod: { input: infer I; output: infer O } } ? (Side extends 'input' ? I : O) : undefined
type Leaf = { method: string; path: string; answer: unknown }
type Names<T, P extends string = ''> = { [K in keyof T & string]: T[K] extends Leaf ? `${P}${K}` : Names<T[K], `${P}${K}.`> }[keyof T & string]
type At<T, Name extends string> = Name extends `${infer Head}.${infer Rest}` ? (Head extends keyof T ? At<T[Head], Rest> : never) : Name extends keyof T ? T[Name] : never
export type EndpointName = Names<Api>
type Field<E, K extends string> = K extends keyof E ? E[K] : undefined
export type Answer<Name extends EndpointName> = Parsed<Field<At<Api, Name>, 'answer'>, 'output'>
export type Request<Name extends EndpointName> = {
  params?: Parsed<Field<At<Api, Name>, 'params'>, 'input'>
  query?: Parsed<Field<At<Api, Name>, 'query'>, 'input'>
  body?: Parsed<Field<At<Api, Name>, 'body'>, 'input'>
  ifMatch?: string
  idempotencyKey?: string
}

/** A refusal of the server, with its sentence in the user's language. */
export class ApiProblem extends Error {
  readonly status: number
  readonly problem: Problem
  constructor(status: number, problem: Problem) {
    super(problem.detail ?? problem.title)
    this.status = status
    this.problem = problem
  }
}

function send<Name extends EndpointName>(name: Name, request: Request<Name>): Promise<Response> {
  const [method, template] = endpoints[name as keyof typeof endpoints] as readonly [string, string]
  const params = (request.params ?? {}) as Record<string, string>
  const path = template.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries((request.query ?? {}) as Record<string, unknown>)) if (value !== undefined && value !== '') search.set(key, String(value))
  return fetch(`/api/v1${path}${search.size > 0 ? `?${search}` : ''}`, {
    method,
    headers: {
      'accept-language': document.documentElement.lang,
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(request.ifMatch ? { 'if-match': `"${request.ifMatch}"` } : {}),
      ...(request.idempotencyKey ? { 'idempotency-key': request.idempotencyKey } : {}),
    },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  })
}

/** Calls an endpoint of the contract by name; throws ApiProblem for a refusal. Only queries.ts files call it. */
export async function call<Name extends EndpointName>(name: Name, request: Request<Name> = {}): Promise<Answer<Name>> {
  const reply = await send(name, request)
  const text = await reply.text()
  const body = text ? (JSON.parse(text) as unknown) : null
  if (!reply.ok) throw new ApiProblem(reply.status, body as Problem)
  return body as Answer<Name>
}

/** Saves what an endpoint answers as a file, under the name the server gives it; throws ApiProblem for a refusal. */
export async function saveFile<Name extends EndpointName>(name: Name, request: Request<Name>): Promise<void> {
  const reply = await send(name, request)
  if (!reply.ok) throw new ApiProblem(reply.status, (await reply.json()) as Problem)
  const named = /filename\*=UTF-8''([^;]+)/.exec(reply.headers.get('content-disposition') ?? '')?.[1]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await reply.blob())
  link.download = decodeURIComponent(named ?? 'export')
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Sign-in speaks to the sign-in library's own doors; refusals are the contract's. */
export async function auth<T>(path: string, body?: object): Promise<T> {
  const reply = await fetch(`/api/auth${path}`, { method: body ? 'POST' : 'GET', headers: { 'accept-language': document.documentElement.lang, ...(body ? { 'content-type': 'application/json' } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) })
  const answer = (await reply.json().catch(() => null)) as T | Problem
  if (!reply.ok) throw new ApiProblem(reply.status, answer as Problem)
  return answer as T
}
