import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type Person, type Server, signIn, startServer, toast } from '#test/support/browser.ts'

let server: Server
let browser: Browser
let me: Person
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  me = await signIn(browser, server.url)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('two people on one lead', () => {
  it('keep both when they change different fields, and choose when they change the same', async () => {
    const { id } = await me.api('POST', '/leads', { lastName: 'Moulin', jobTitle: 'Acheteur' })
    const other = await me.api('POST', '/invitations', { email: 'theo@example.com', role: 'manager', scope: 'all' })
    const context = await me.context()
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    await page.goto(`/leads/${id}`)
    const form = page.getByRole('form', { name: 'Moulin' })
    const job = form.getByLabel('Fonction', { exact: true })
    await job.waitFor()

    // The other, on a computer of his own.
    const token = new URL(other.url).hash.slice(1)
    const entry = await browser.newContext({ baseURL: server.url })
    const accepted = await entry.request.post('/api/v1/invitations/accept', { data: { token, name: 'Théo Blanc', password: 'encore-plus-long' }, headers: { origin: server.url } })
    expect(accepted.status()).toBe(201)
    const theo = await signIn(browser, server.url, { email: 'theo@example.com', password: 'encore-plus-long' })

    // Different fields: mine goes on top of his.
    await theo.api('PATCH', `/leads/${id}`, { phone: '02 99 00 00 07' })
    await job.fill('Acheteuse')
    await job.press('Enter')
    await toast(page, 'Enregistré : Fonction').waitFor()
    await expect.poll(() => form.getByLabel('Téléphone', { exact: true }).first().inputValue()).toBe('02 99 00 00 07')
    expect(await me.api('GET', `/leads/${id}`)).toMatchObject({ jobTitle: 'Acheteuse', phone: '+33299000007' })

    // The same field: both are shown, nothing is lost, and one chooses.
    await theo.api('PATCH', `/leads/${id}`, { jobTitle: 'Cheffe des achats' })
    await job.fill('Directrice des achats')
    await job.press('Enter')
    const question = page.getByRole('region', { name: 'Modifié entre-temps' })
    await question.getByRole('row', { name: 'Fonction Directrice des achats Cheffe des achats' }).waitFor()
    expect(await job.inputValue()).toBe('Directrice des achats')
    expect((await me.api('GET', `/leads/${id}`)).jobTitle).toBe('Cheffe des achats')
    await question.getByRole('button', { name: 'Garder les siennes' }).click()
    await question.waitFor({ state: 'detached' })
    expect(await job.inputValue()).toBe('Cheffe des achats')

    await theo.api('PATCH', `/leads/${id}`, { jobTitle: 'Acheteur senior' })
    await job.fill('Directrice')
    await job.press('Enter')
    await question.getByRole('button', { name: 'Garder les miennes' }).click()
    await question.waitFor({ state: 'detached' })
    expect((await me.api('GET', `/leads/${id}`)).jobTitle).toBe('Directrice')

    // Who did what is on the timeline, and the other's change is not mine to lose.
    await page.getByRole('region', { name: 'Historique' }).getByText('Théo Blanc').first().waitFor()

    // What cannot be read stays in its field with the reason; the rest is saved.
    await form.getByLabel('Adresse e-mail', { exact: true }).first().fill('pas une adresse')
    await form.getByLabel('Mobile', { exact: true }).fill('06 39 98 00 09')
    await page.keyboard.press('Tab')
    await page.getByRole('region', { name: 'Non enregistré' }).waitFor()
    await expect.poll(async () => (await me.api('GET', `/leads/${id}`)).mobile).toBe('+33639980009')
    expect(await form.getByLabel('Adresse e-mail', { exact: true }).first().inputValue()).toBe('pas une adresse')
    await page.getByRole('button', { name: 'Abandonner' }).click()
    expect(await form.getByLabel('Adresse e-mail', { exact: true }).first().inputValue()).toBe('')

    // What was typed last is not lost by going somewhere else.
    await job.fill('Présidente')
    await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Pipeline' }).click()
    await expect.poll(async () => (await me.api('GET', `/leads/${id}`)).jobTitle).toBe('Présidente')
    await context.close()
  })
})
