import { ApiProblem, auth, call, type Request } from '../../api.ts'

export const meQuery = {
  queryKey: ['me'],
  queryFn: () => call('people.me').catch((error: unknown) => {
    if (error instanceof ApiProblem && error.status === 401) return null
    throw error
  }),
  staleTime: 60_000,
}
export const setupQuery = { queryKey: ['setup'], queryFn: () => call('people.setupState') }
export const signIn = (email: string, password: string) => auth('/sign-in/email', { email, password })
export const signOut = () => auth('/sign-out', {})
export const setUp = (body: NonNullable<Request<'people.setup'>['body']>) => call('people.setup', { body })
export const acceptInvitation = (body: NonNullable<Request<'people.acceptInvitation'>['body']>) => call('people.acceptInvitation', { body })
export const readLink = (token: string) => call('people.readLink', { body: { token } })
export const resetPassword = (token: string, password: string) => call('people.reset', { body: { token, password } })
export const changeMe = (body: NonNullable<Request<'people.changeMe'>['body']>) => call('people.changeMe', { body })
