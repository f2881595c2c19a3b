import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import staticFiles from '@fastify/static'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Context } from './context.ts'
import { FEATURES } from './features.ts'
import { handleBrokenRequest, handleError } from './http/errors.ts'
import { openApiOptions } from './http/openapi.ts'
import { router } from './http/route.ts'
import { useSessions, useSignIn } from './http/session.ts'
import { Refused } from './refused.ts'

const WEB = fileURLToPath(new URL('../../dist/web/', import.meta.url))

/** Builds the HTTP application without listening; tests call it with `inject`. */
export async function buildApp(ctx: Context): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    loggerInstance: ctx.log as FastifyBaseLogger,
    trustProxy: ctx.config.trustProxy > 0 ? (_address: string, hop: number) => hop < ctx.config.trustProxy : false,
    bodyLimit: 5 * 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => void handleError(error, request, reply),
    clientErrorHandler: handleBrokenRequest,
    // While stopping, what still comes over an open connection is answered; the database closes after it.
    return503OnClosing: false,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(handleError)
  const readJson = app.getDefaultJsonParser('error', 'error')
  // Programs that name a type and send nothing mean nothing.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => (body === '' ? done(null, undefined) : readJson(request, body as string, done)))
  await app.register(helmet, {
    contentSecurityPolicy: {
      // Mantine writes style attributes; nothing else is let in.
      directives: { defaultSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:'], objectSrc: ["'none'"], frameAncestors: ["'none'"], upgradeInsecureRequests: ctx.config.url.startsWith('https:') ? [] : null },
    },
    strictTransportSecurity: ctx.config.url.startsWith('https:'),
  })
  await app.register(rateLimit, { global: false })
  await app.register(multipart, { limits: { fileSize: ctx.config.maxUploadBytes, files: 1, fields: 10 } })
  await app.register(swagger, openApiOptions)
  const memory = useSessions(app, ctx)
  useSignIn(app, ctx, memory)
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })

  app.get('/health', { schema: { hide: true } }, async (_request, reply) => {
    await ctx.db.selectFrom('setting').select('id').limit(1).execute()
    return reply.send({ status: 'ok' })
  })
  await app.register(
    async (v1) => {
      const on = router(v1, ctx)
      for (const feature of FEATURES) feature(on, v1, ctx, memory)
      v1.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) => reply.send(app.swagger()))
      v1.setNotFoundHandler(() => {
        throw new Refused('not_found')
      })
    },
    { prefix: '/api/v1' },
  )
  await serveWeb(app)
  return app
}

/** The built pages; every address that is not a file or the API is the single page's to route. */
async function serveWeb(app: FastifyInstance): Promise<void> {
  const built = existsSync(WEB)
  if (built) await app.register(staticFiles, { root: WEB, preCompressed: true, globIgnore: ['**/*.{gz,br}'], wildcard: false, immutable: true, maxAge: '365d', index: false, setHeaders: (reply, path) => path.endsWith('.html') && reply.header('cache-control', 'no-cache') })
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== 'GET' || request.url.startsWith('/api/') || request.url.startsWith('/assets/') || !built) throw new Refused('not_found')
    return reply.sendFile('index.html', { maxAge: 0, immutable: false })
  })
}
