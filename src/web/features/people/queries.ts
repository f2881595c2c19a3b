import { ApiProblem, auth, call, type Request } from '../../api.ts'

type Body<Name extends Parameters<typeof call>[0]> = NonNullable<Request<Name>['body']>

/** Somebody was signed in here: asking who then costs one question, and otherwise no refusal. */
const HERE = 'piste.here'

export const meQuery = {
  queryKey: ['me'],
  queryFn: async () => {
    if (!localStorage.getItem(HERE) && !(await auth<object | null>('/get-session'))) return null
    try {
      const me = await call('people.me')
      localStorage.setItem(HERE, '1')
      return me
    } catch (error) {
      if (!(error instanceof ApiProblem && error.status === 401)) throw error
      localStorage.removeItem(HERE)
      return null
    }
  },
  staleTime: 60_000,
}
export const setupQuery = { queryKey: ['setup'], queryFn: () => call('people.setupState') }
export const linkQuery = (token: string) => ({ queryKey: ['link', token], queryFn: () => call('people.readLink', { body: { token } }), retry: false })

export type SignedIn = { twoFactorRedirect?: boolean }
export const signIn = (email: string, password: string) => auth<SignedIn>('/sign-in/email', { email, password })
export const giveCode = (kind: 'totp' | 'backup', code: string, trustDevice: boolean) => auth(kind === 'totp' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code', { code, trustDevice })
export async function signOut(): Promise<void> {
  await auth('/sign-out', {})
  localStorage.removeItem(HERE)
}
export const setUp = (body: Body<'people.setup'>) => call('people.setup', { body })
export const acceptInvitation = (body: Body<'people.acceptInvitation'>) => call('people.acceptInvitation', { body })
export const requestReset = (email: string) => call('people.requestReset', { body: { email } })
export const resetPassword = (token: string, password: string) => call('people.reset', { body: { token, password } })

export const changeMe = (body: Body<'people.changeMe'>) => call('people.changeMe', { body })
export const changePassword = (currentPassword: string, newPassword: string) => auth('/change-password', { currentPassword, newPassword, revokeOtherSessions: true })
export const startSecondFactor = (password: string) => auth<{ totpURI: string; backupCodes: string[] }>('/two-factor/enable', { password })
export const confirmSecondFactor = (code: string) => auth('/two-factor/verify-totp', { code })
export const stopSecondFactor = (password: string) => auth('/two-factor/disable', { password })
export const newBackupCodes = (password: string) => auth<{ backupCodes: string[] }>('/two-factor/generate-backup-codes', { password })

export type ApiKey = { id: string; name: string; start: string | null; createdAt: string; expiresAt: string | null; lastRequest: string | null }
export const apiKeysQuery = { queryKey: ['api-keys'], queryFn: () => auth<{ apiKeys: ApiKey[] }>('/api-key/list') }
export const createApiKey = (name: string, days: number | null) => auth<{ key: string }>('/api-key/create', { name, ...(days ? { expiresIn: days * 24 * 3600 } : {}) })
export const revokeApiKey = (keyId: string) => auth('/api-key/delete', { keyId })

export const sessionsQuery = { queryKey: ['sessions'], queryFn: () => call('people.sessions') }
export const endSession = (id: string) => call('people.endSession', { params: { id } })
export const endOtherSessions = () => call('people.endOtherSessions')

export const invitationsQuery = { queryKey: ['invitations'], queryFn: () => call('people.invitations') }
export const invite = (body: Body<'people.invite'>) => call('people.invite', { body })
export const revokeInvitation = (id: string) => call('people.revokeInvitation', { params: { id } })
export const changeUser = (id: string, body: Body<'people.change'>, ifMatch: string) => call('people.change', { params: { id }, body, ifMatch })
export const makeResetLink = (id: string) => call('people.resetLink', { params: { id } })
export const resetSecondFactor = (id: string) => call('people.resetSecondFactor', { params: { id } })

export const usersQuery = { queryKey: ['list', 'users'], queryFn: () => call('people.list'), staleTime: 300_000 }
const ofOwner = (id: string) => ({ all: [{ field: 'ownerId', op: 'is' as const, value: id }] })
/** The lead list's address for what somebody is in charge of. */
export const leadsOf = (id: string) => ({ filter: ofOwner(id) })
export const leadsOfQuery = (id: string) => ({ queryKey: ['leads', 'of', id], queryFn: () => call('leads.list', { query: { limit: 1, filter: JSON.stringify(ofOwner(id)) } }) })
