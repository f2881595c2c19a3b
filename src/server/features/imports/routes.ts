import { Readable } from 'node:stream'
import { problem } from '#contract/errors.ts'
import { imports, importView } from '#contract/imports.ts'
import type { Feature } from '../../features.ts'
import { Refused } from '../../refused.ts'
import { cancelImport, chooseImport, startCheck, startRun, uploadFile } from './commands.ts'
import { listImports, readImport, refusedRows, templateFile } from './views.ts'

const csv = (name: string) => ({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name.replace(/[^\w.-]+/g, '_')}.csv"; filename*=UTF-8''${encodeURIComponent(name)}.csv` })
const failures = { 401: { description: 'Refused', content: { 'application/problem+json': { schema: problem } } }, 413: { description: 'Refused', content: { 'application/problem+json': { schema: problem } } }, 422: { description: 'Refused', content: { 'application/problem+json': { schema: problem } } } }

export const importsFeature: Feature = (on, app, ctx) => {
  on(imports.list, ({ actor }) => listImports(ctx.db, actor))
  on(imports.read, ({ actor, params }) => readImport(ctx.db, actor, params.id))
  on(imports.choose, async ({ actor, params, body }) => {
    await chooseImport(ctx, actor, params.id, body)
    return readImport(ctx.db, actor, params.id)
  })
  on(imports.check, async ({ actor, params }) => {
    await startCheck(ctx, actor, params.id)
    return readImport(ctx.db, actor, params.id)
  })
  on(imports.run, async ({ actor, params, body }) => {
    await startRun(ctx, actor, params.id, body?.planVersion)
    return readImport(ctx.db, actor, params.id)
  })
  on(imports.cancel, async ({ actor, params }) => {
    await cancelImport(ctx, actor, params.id)
    return readImport(ctx.db, actor, params.id)
  })
  on(imports.template, async ({ actor, reply }) => {
    reply.headers(csv(actor.language === 'fr' ? 'modele-de-pistes' : 'leads-template'))
    return templateFile(actor.language)
  })
  on(imports.refusals, async ({ actor, params, reply }) => {
    const { fileName, text } = await refusedRows(ctx.db, actor, params.id)
    reply.headers(csv(`${fileName}-${actor.language === 'fr' ? 'refus' : 'refused'}`))
    return Readable.from(text)
  })

  // A form with a file is no JSON, so this one door stands beside the contract.
  app.post('/imports', { schema: { tags: ['imports'], summary: 'Send a CSV file or an Excel workbook (multipart/form-data, field `file`)', operationId: 'postImports', consumes: ['multipart/form-data'], response: { 201: importView, ...failures } } }, async (request, reply) => {
    if (!request.actor) throw new Refused('not_signed_in')
    if (!request.isMultipart()) throw new Refused('file_missing')
    const part = await request.file()
    if (part?.fieldname !== 'file') throw new Refused('file_missing')
    const { id } = await uploadFile(ctx, request.actor, { name: part.filename, mediaType: part.mimetype, content: part.file })
    return reply.code(201).send(await readImport(ctx.db, request.actor, id))
  })
}
