import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ADMIN, type Api, complaints, openBrowser, type Person, type Server, signIn, startServer, toast } from '#test/support/browser.ts'
import { frenchLeads } from '#test/support/french-leads.ts'

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

/** Somebody the file tells of too is known already: a customer with an open opportunity. */
async function known(api: Api, { company, mobile }: { company: string; mobile: string }): Promise<void> {
  const lead = await api('POST', '/leads', { isOrganisation: true, companyName: `${company} Groupe`, firstName: 'Claire', lastName: 'Bertin', email: 'claire@bertin.example.com', mobile, title: 'Portail en chêne' })
  const { opportunityId } = await api('POST', `/leads/${lead.id}/conversion`, { action: 'convert', customer: { mode: 'create' } })
  await api('PATCH', `/opportunities/${opportunityId}`, { amount: '12500.50' })
}

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
    await page.getByRole('textbox', { name: 'Votre nom' }).fill('Ada Chevalier')
    await page.getByRole('textbox', { name: 'Adresse e-mail' }).fill(ADMIN.email)
    await page.getByLabel('Mot de passe').first().fill(ADMIN.password)
    await page.getByRole('button', { name: 'Commencer' }).click()
    await page.getByRole('heading', { level: 1, name: 'Pistes' }).waitFor()
    const me: Person = await signIn(browser, server.url)

    // A thousand leads from a spreadsheet, some lines of which cannot be read.
    const file = frenchLeads(1000)
    await page.getByRole('link', { name: 'Importer' }).first().click()
    await page.locator('input[type=file]').setInputFiles({ name: 'pistes 2025.csv', mimeType: 'text/csv', buffer: file.bytes })
    await page.getByText('windows-1252', { exact: false }).first().waitFor()
    expect(await page.getByRole('combobox', { name: 'Champ pour Raison sociale' }).evaluate((element: HTMLSelectElement) => element.selectedOptions?.[0]?.textContent ?? element.value)).toBe('Entreprise')
    await page.getByRole('button', { name: 'Vérifier le fichier' }).click()
    await page.getByRole('button', { name: /^Importer/ }).click()
    await page.getByRole('status').filter({ hasText: 'Import terminé' }).waitFor()
    const refused = page.getByRole('link', { name: /refus/i }).first()
    const [download] = await Promise.all([page.waitForEvent('download'), refused.click()])
    expect(readFileSync(await download.path(), 'utf8').trimEnd().split('\r\n')).toHaveLength(file.bad.length + 1)
    const [company = '', , , , , , email = '', , mobile = ''] = file.rows[40] ?? []
    await known(me.api, { company, mobile })

    // One of them, found and opened; its duplicate is told with the reason.
    await page.getByRole('link', { name: 'Voir les pistes créées' }).click()
    await page.getByRole('searchbox').fill(email)
    await page.getByRole('link', { name: company }).first().click()
    await page.getByRole('heading', { level: 1, name: company, exact: true }).waitFor()
    const duplicates = page.getByRole('alert').filter({ hasText: /doublons? probables?/ })
    await duplicates.getByText('même téléphone').first().waitFor()

    // Qualified: a phone in French spelling, and a status by hand.
    const job = page.getByRole('form', { name: company }).getByLabel('Fonction', { exact: true })
    await job.fill('Gérante')
    await job.press('Enter')
    await toast(page, 'Enregistré : Fonction').waitFor()

    // Converted: its own opportunity, linked to the customer there is.
    await page.getByRole('button', { name: 'Convertir en opportunité' }).click()
    const conversion = page.getByRole('dialog', { name: 'Convertir en opportunité' })
    expect(await conversion.getByRole('radio', { name: 'Fusionner avec les opportunités existantes' }).isChecked()).toBe(true)
    await conversion.getByRole('radio', { name: 'Convertir en opportunité' }).check()
    expect(await conversion.getByRole('radio', { name: 'Lier à un client existant' }).isChecked()).toBe(true)
    await conversion.getByRole('region', { name: 'Ce qui va se passer' }).getByText(`Liée au client ${company} Groupe`).waitFor()
    await conversion.getByRole('button', { name: 'Créer une opportunité' }).click()
    await toast(page, 'Piste convertie').waitFor()
    await page.getByRole('button', { name: 'Gagnée' }).waitFor()
    await page.getByRole('heading', { level: 1, name: company, exact: true }).waitFor()

    // In the pipeline, beside the one there was; moved by keyboard.
    await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Pipeline' }).click()
    const stage = (name: string) => page.getByRole('region', { name, exact: true })
    const card = (within: ReturnType<typeof stage>) => within.getByRole('article', { name: new RegExp(`^${company},`) })
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
