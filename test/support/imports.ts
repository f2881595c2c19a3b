import type { Client } from './app.ts'

/** The import once its work in the background is over. */
export async function settled(who: Client, id: string) {
  for (;;) {
    const { body } = await who.get(`/imports/${id}`)
    if (body.state !== 'checking' && body.state !== 'running') return body
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
}
