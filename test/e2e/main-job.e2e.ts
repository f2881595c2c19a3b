import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ADMIN, type Api, complaints, openBrowser, type Person, type Server, signIn, startServer } from '#test/support/browser.ts'

let server: Server
let browser: Browser
beforeAll(async () => {
  server = await startServer({ administrator: false })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** The people already known: a customer with an open opportunity. */
async function known(api: Api): Promise<void> {
  const lead = await api('POST', '/leads', { isOrganisation: true, companyName: 'Menuiserie Bertin', firstName: 'Claire', lastName: 'Bertin', email: 'claire@bertin.example.com', mobile: '06 39 98 00 01', title: 'Portail en chêne' })
  const { opportunityId } = await api('POST', `/leads/${lead.id}/conversion`, { action: 'convert', customer: { mode: 'create' } })
  await api('PATCH', `/opportunities/${opportunityId}`, { amount: '12500.50' })
}

const toast = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text })

describe('the whole main job', () => {
  it('goes from the printed link to a won opportunity, in French, then in English', async () => {
    expect(server.setupLink).not.toBeNull()
    const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1440, height: 900 }, baseURL: server.url })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    const heard = complaints(page)

    // Set up by the one-time link.
    await page.goto(server.setupLink ?? '')
    await page.getByRole('textbox', { name: 'Organisation' }).fill('Bois & Cie')
    await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Ada Chevalier')
    await page.getByRole('textbox', { name: 'Adresse e-mail' }).fill(ADMIN.email)
    await page.getByLabel('Mot de passe').first().fill(ADMIN.password)
    await page.getByRole('button', { name: 'Commencer' }).click()
    await page.getByRole('heading', { level: 1, name: 'Pistes' }).waitFor()
    const me: Person = await signIn(browser, server.url)
    await known(me.api)

    // A new lead, whose duplicate is told while typing and on its page.
    await page.getByRole('button', { name: 'Nouvelle piste' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Nouvelle piste' })
    await dialog.getByLabel('La piste est une organisation').check()
    await dialog.getByRole('textbox', { name: 'Nom de l’entreprise' }).fill('Menuiserie Bertin SARL')
    await dialog.getByLabel('Prénom').fill('Claire')
    await dialog.getByRole('textbox', { name: 'Nom', exact: true }).fill('Bertin')
    await dialog.getByLabel('Téléphone').fill('06 39 98 00 01')
    await dialog.getByText('même téléphone').first().waitFor()
    await dialog.getByRole('button', { name: 'Sauvegarder' }).click()
    await page.getByRole('heading', { level: 1, name: 'Menuiserie Bertin SARL' }).waitFor()
    const duplicates = page.getByRole('alert').filter({ hasText: 'doublons probables' })
    await duplicates.getByRole('link', { name: 'Menuiserie Bertin', exact: true }).first().waitFor()

    // Qualified: a phone in French spelling, and a status by hand.
    const job = page.getByRole('form', { name: 'Menuiserie Bertin SARL' }).getByLabel('Fonction', { exact: true })
    await job.fill('Gérante')
    await job.press('Enter')
    await toast(page, 'Enregistré : Fonction').waitFor()

    // Converted: its own opportunity, linked to the customer there is.
    await page.getByRole('button', { name: 'Convertir en opportunité' }).click()
    const conversion = page.getByRole('dialog', { name: 'Convertir en opportunité' })
    expect(await conversion.getByRole('radio', { name: 'Fusionner avec les opportunités existantes' }).isChecked()).toBe(true)
    await conversion.getByRole('radio', { name: 'Convertir en opportunité' }).check()
    expect(await conversion.getByRole('radio', { name: 'Lier à un client existant' }).isChecked()).toBe(true)
    await conversion.getByRole('region', { name: 'Ce qui va se passer' }).getByText('Liée au client Menuiserie Bertin').waitFor()
    await conversion.getByRole('button', { name: 'Créer une opportunité' }).click()
    await toast(page, 'Piste convertie').waitFor()
    await page.getByRole('button', { name: 'Gagnée' }).waitFor()
    await page.getByRole('heading', { level: 1, name: 'Menuiserie Bertin SARL' }).waitFor()

    // In the pipeline, beside the one there was; moved by keyboard.
    await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Pipeline' }).click()
    const stage = (name: string) => page.getByRole('region', { name, exact: true })
    const card = (within: ReturnType<typeof stage>) => within.getByRole('article', { name: /^Menuiserie Bertin SARL/ })
    await card(stage('Nouveau')).waitFor()
    expect(await stage('Nouveau').getByRole('article').count()).toBe(2)
    await card(stage('Nouveau')).focus()
    for (const key of ['Space', 'ArrowRight', 'ArrowRight', 'Space']) await page.keyboard.press(key)
    await toast(page, 'déplacée vers Proposition').waitFor()
    await card(stage('Proposition')).waitFor()

    // Won, and the winning taken back.
    await card(stage('Proposition')).getByRole('button', { name: /^Actions pour/ }).click()
    await page.getByRole('menuitem', { name: 'Gagnée' }).click()
    await toast(page, 'gagnée').waitFor()
    await card(stage('Gagné')).waitFor()
    await toast(page, 'gagnée').getByRole('button', { name: 'Annuler' }).click()
    await card(stage('Proposition')).waitFor()
    expect(await card(stage('Gagné')).count()).toBe(0)

    // In English from now on, after a reload too.
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('region', { name: 'Proposition', exact: true }).waitFor()
    await page.getByRole('button', { name: 'New opportunity' }).first().waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'New opportunity' }).first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(heard).toEqual([])
    await context.close()
  })
})
