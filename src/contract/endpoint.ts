import type * as z from 'zod'

/** Who may call: anyone; anyone signed in; managers and administrators; administrators. */
export type Access = 'public' | 'signed-in' | 'manager' | 'administrator'

export type Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT'
  /** Fastify spelling, under /api/v1: `/leads/:id`. */
  path: `/${string}`
  tag: string
  summary: string
  access: Access
  params?: Params
  query?: Query
  body?: Body
  answer: Answer
  /** Answers a file of one of these media types rather than JSON. */
  files?: readonly string[]
  /** 200 unless said. */
  status?: 200 | 201 | 202 | 204
}

/** Declares an endpoint; server routes and the web client both derive from it. */
export function endpoint<
  Params extends z.ZodType = z.ZodNever,
  Query extends z.ZodType = z.ZodNever,
  Body extends z.ZodType = z.ZodNever,
  Answer extends z.ZodType = z.ZodType,
>(definition: Endpoint<Params, Query, Body, Answer>) {
  return definition
}
