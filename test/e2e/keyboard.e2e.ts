import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { complaints, openBrowser, type Person, type Server, signIn, startServer, toast } from '#test/support/browser.ts'
import { keys, tabTo } from '#test/support/keyboard.ts'

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

describe('without a mouse', () => {
  it('one creates a lead, edits it, converts it and moves its card', async () => {
    const context = await me.context({ reducedMotion: 'reduce' })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    const heard = complaints(page)
    await page.goto('/leads')

    // Create: the dialog takes the focus, Escape closes it and gives the focus back, Enter saves.
    const create = page.getByRole('button', { name: 'Nouvelle piste' }).first()
    await tabTo(page, create)
    await keys(page, 'Enter')
    const company = page.getByRole('textbox', { name: 'Nom de l’entreprise' })
    await company.and(page.locator(':focus')).waitFor()
    await keys(page, 'Escape')
    await create.and(page.locator(':focus')).waitFor()
    await keys(page, 'Enter')
    await company.and(page.locator(':focus')).waitFor()
    await page.keyboard.type('Verrerie Lambert')
    await tabTo(page, page.getByRole('textbox', { name: 'Prénom' }))
    await page.keyboard.type('Inès')
    await keys(page, 'Tab')
    await page.keyboard.type('Lambert')
    await keys(page, 'Enter')
    await page.getByRole('heading', { level: 1, name: 'Inès Lambert' }).waitFor()

    // Edit: a text saved on leaving it, a choice from a list, a status from a menu.
    const form = page.getByRole('form', { name: 'Inès Lambert' })
    await tabTo(page, form.getByLabel('Fonction', { exact: true }))
    await page.keyboard.type('Directrice')
    await keys(page, 'Tab')
    await toast(page, 'Enregistré : Fonction').waitFor()
    await tabTo(page, form.getByRole('combobox', { name: 'Source' }).or(form.getByRole('textbox', { name: 'Source' })))
    await page.keyboard.type('recomm')
    await keys(page, 'ArrowDown', 'Enter')
    await toast(page, 'Enregistré : Source').waitFor()
    await tabTo(page, page.getByRole('button', { name: 'Changer le statut' }), 'Shift+Tab')
    await keys(page, 'Enter')
    await page.getByRole('menuitem', { name: 'A répondu' }).waitFor()
    await keys(page, 'ArrowDown')
    await keys(page, 'Enter')
    await toast(page, 'Statut changé').waitFor()

    // Convert: from the button at the top left to Enter in the dialog.
    await tabTo(page, page.getByRole('button', { name: 'Convertir en opportunité' }), 'Shift+Tab')
    await keys(page, 'Enter')
    const dialog = page.getByRole('dialog', { name: 'Convertir en opportunité' })
    await dialog.getByRole('radio', { name: 'Convertir en opportunité' }).and(page.locator(':focus')).waitFor()
    await tabTo(page, dialog.getByRole('radio', { name: 'Créer un nouveau client' }))
    await keys(page, 'ArrowDown')
    await dialog.getByText('Aucun client').waitFor()
    await keys(page, 'ArrowUp', 'Enter')
    await toast(page, 'Piste convertie').waitFor()
    await page.getByRole('button', { name: 'Gagnée' }).waitFor()
    await page.getByRole('heading', { level: 1, name: 'Inès Lambert' }).waitFor()

    // Move: lifted with Space, carried with the arrows, put back with Escape, then dropped.
    await tabTo(page, page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Pipeline' }))
    await keys(page, 'Enter')
    const stage = (name: string) => page.getByRole('region', { name, exact: true })
    const card = page.getByRole('article', { name: /^Inès Lambert/ })
    await tabTo(page, card)
    await keys(page, 'Space', 'ArrowRight')
    await stage('Qualifié').getByRole('article').waitFor()
    await keys(page, 'Escape')
    await stage('Nouveau').getByRole('article').and(page.locator(':focus')).waitFor()
    await keys(page, 'Space', 'ArrowRight', 'Space')
    await toast(page, 'déplacée vers Qualifié').waitFor()
    await stage('Qualifié').getByRole('article').and(page.locator(':focus')).waitFor()
    await keys(page, 'Enter')
    await page.getByRole('heading', { level: 1, name: 'Inès Lambert' }).waitFor()
    expect(heard).toEqual([])
    await context.close()
  })
})
