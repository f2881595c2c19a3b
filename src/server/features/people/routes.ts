import { people } from '#contract/people.ts'
import type { Feature } from '../../features.ts'
import { acceptInvitation, changeMe, changeUser, invite, makeResetLink, requestReset, resetPassword, revokeInvitation, setUp } from './commands.ts'
import { listInvitations, listUsers, readLink, readMe, setupNeeded } from './views.ts'

export const peopleFeature: Feature = (on, _app, _ctx, memory) => {
  on(people.setupState, ({ ctx }) => setupNeeded(ctx.db))
  on(people.setup, ({ ctx, body }) => setUp(ctx, body))
  on(people.me, ({ ctx, actor }) => readMe(ctx.db, actor))
  on(people.changeMe, async ({ ctx, actor, body }) => {
    const { operationId } = await changeMe(ctx, actor, body)
    memory.forget()
    return { operationId }
  })
  on(people.list, ({ ctx }) => listUsers(ctx.db))
  on(people.change, async ({ ctx, actor, params, body, ifMatch }) => {
    const answer = await changeUser(ctx, actor, params.id, body, ifMatch)
    memory.forget()
    return answer
  })
  on(people.invitations, ({ ctx }) => listInvitations(ctx.db, ctx.clock()))
  on(people.invite, ({ ctx, actor, body }) => invite(ctx, actor, body))
  on(people.revokeInvitation, ({ ctx, params }) => revokeInvitation(ctx, params.id))
  on(people.readLink, ({ ctx, body }) => readLink(ctx, body.token))
  on(people.acceptInvitation, ({ ctx, body }) => acceptInvitation(ctx, body))
  on(people.requestReset, ({ ctx, body }) => requestReset(ctx, body.email))
  on(people.resetLink, ({ ctx, actor, params }) => makeResetLink(ctx, actor, params.id))
  on(people.reset, async ({ ctx, body }) => {
    const answer = await resetPassword(ctx, body)
    memory.forget()
    return answer
  })
}
