import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import * as s from './shapes.ts'

export const role = z.enum(['administrator', 'manager', 'salesperson'])
export const scope = z.enum(['own', 'team', 'all'])
export const me = z.object({
  id: s.id, name: z.string(), email: z.string(), role, scope, language: s.language, timeZone: z.string(), theme: z.enum(['auto', 'light', 'dark']), teamIds: z.array(s.id),
  /** Whether the Leads menu shows: a team of theirs uses leads, or unconverted leads remain. */
  showsLeads: z.boolean(), twoFactor: z.boolean(),
}).meta({ id: 'Me' })
export type Me = z.infer<typeof me>
export const userView = z.object({ id: s.id, name: z.string(), active: z.boolean(), teamIds: z.array(s.id),
  /** Told to managers, and of oneself; a colleague is a name and their teams. */
  email: z.string().nullable(), role: role.nullable(), scope: scope.nullable(), language: s.language.nullable(), timeZone: z.string().nullable(),
  /** Whether sign-in asks for a second factor; told to administrators only. */
  twoFactor: z.boolean().nullable(), version: z.string(),
}).meta({ id: 'User' })
export type UserView = z.infer<typeof userView>
export const invitation = z.object({ id: s.id, email: z.string(), role, scope, teamIds: z.array(s.id), createdAt: s.instant, expiresAt: s.instant })
/** Where mail is not configured the link is given to the administrator to hand over; else null. */
export const link = z.object({ id: s.id, url: z.string().nullable(), mailed: z.boolean(), expiresAt: s.instant })
/** A browser in which I am signed in. */
export const sessionView = z.object({ id: s.id, current: z.boolean(), userAgent: z.string().nullable(), address: z.string().nullable(), createdAt: s.instant, lastSeenAt: s.instant }).meta({ id: 'Session' })
export type SessionView = z.infer<typeof sessionView>

const p = { tag: 'people' } as const
export const people = {
  setupState: endpoint({ ...p, method: 'GET', path: '/setup', summary: 'Whether the first administrator is still to be made', access: 'public', answer: z.object({ needed: z.boolean(), mailConfigured: z.boolean() }) }),
  setup: endpoint({
    ...p, method: 'POST', path: '/setup', summary: 'Create the first administrator with the one-time token printed at start', access: 'public',
    body: z.object({ token: z.string().max(200), name: s.name, email: s.line, password: z.string().min(1).max(200), organisationName: s.line.optional(), language: s.language.default('fr'), timeZone: z.string().max(60).default('Europe/Paris') }), answer: z.object({ id: s.id }), status: 201,
  }),
  me: endpoint({ ...p, method: 'GET', path: '/me', summary: 'Who I am', access: 'signed-in', answer: me }),
  changeMe: endpoint({ ...p, method: 'PATCH', path: '/me', summary: 'Change my name, language, time zone, theme', access: 'signed-in', body: z.object({ name: s.name.optional(), language: s.language.optional(), timeZone: z.string().max(60).optional(), theme: z.enum(['auto', 'light', 'dark']).optional() }), answer: s.done }),
  sessions: endpoint({ ...p, method: 'GET', path: '/me/sessions', summary: 'Where I am signed in', access: 'signed-in', answer: z.object({ items: z.array(sessionView) }) }),
  endSession: endpoint({ ...p, method: 'DELETE', path: '/me/sessions/:id', summary: 'Sign out one of my browsers', access: 'signed-in', params: s.byId, answer: z.object({ ended: z.int() }) }),
  endOtherSessions: endpoint({ ...p, method: 'DELETE', path: '/me/sessions', summary: 'Sign out all my other browsers', access: 'signed-in', answer: z.object({ ended: z.int() }) }),
  list: endpoint({ ...p, method: 'GET', path: '/users', summary: 'List users', access: 'signed-in', answer: z.object({ items: z.array(userView) }) }),
  change: endpoint({ ...p, method: 'PATCH', path: '/users/:id', summary: 'Change role, scope, teams; deactivate', access: 'administrator', params: s.byId, body: z.object({ name: s.name.optional(), role: role.optional(), scope: scope.optional(), active: z.boolean().optional(), teamIds: s.ids.optional() }), answer: s.saved }),
  invitations: endpoint({ ...p, method: 'GET', path: '/invitations', summary: 'Open invitations', access: 'administrator', answer: z.object({ items: z.array(invitation) }) }),
  invite: endpoint({ ...p, method: 'POST', path: '/invitations', summary: 'Invite someone by link', access: 'administrator', body: z.object({ email: s.line, role: role.default('salesperson'), scope: scope.default('team'), teamIds: s.ids.default([]) }), answer: link, status: 201 }),
  revokeInvitation: endpoint({ ...p, method: 'DELETE', path: '/invitations/:id', summary: 'Withdraw an invitation', access: 'administrator', params: s.byId, answer: z.object({ id: s.id }) }),
  readLink: endpoint({ ...p, method: 'POST', path: '/links/read', summary: 'What a one-time link is for', access: 'public', body: z.object({ token: z.string().max(200) }), answer: z.object({ purpose: z.enum(['invitation', 'reset']), email: z.string() }) }),
  acceptInvitation: endpoint({ ...p, method: 'POST', path: '/invitations/accept', summary: 'Take up an invitation', access: 'public', body: z.object({ token: z.string().max(200), name: s.name, password: z.string().min(1).max(200), language: s.language.default('fr'), timeZone: z.string().max(60).default('Europe/Paris') }), answer: z.object({ id: s.id }), status: 201 }),
  requestReset: endpoint({ ...p, method: 'POST', path: '/password-reset/request', summary: 'Ask for a reset link; the answer never tells whether the address is known', access: 'public', body: z.object({ email: s.line }), answer: z.object({ ok: z.literal(true) }) }),
  resetLink: endpoint({ ...p, method: 'POST', path: '/users/:id/reset-link', summary: 'Make a reset link for someone', access: 'administrator', params: s.byId, answer: link, status: 201 }),
  resetSecondFactor: endpoint({ ...p, method: 'POST', path: '/users/:id/reset-second-factor', summary: 'Take away the second factor of someone who has lost it, and sign them out', access: 'administrator', params: s.byId, answer: s.saved }),
  reset: endpoint({ ...p, method: 'POST', path: '/password-reset', summary: 'Set a new password with a reset link', access: 'public', body: z.object({ token: z.string().max(200), password: z.string().min(1).max(200) }), answer: z.object({ ok: z.literal(true) }) }),
}
