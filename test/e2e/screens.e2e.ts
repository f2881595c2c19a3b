import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { complaints, openBrowser, type Person, type Server, signIn, startServer } from '#test/support/browser.ts'
import { makeSmallSet, type SmallSet } from '#test/support/small-set.ts'

type Step = (page: Page, words: (fr: string, en: string) => string) => Promise<void>
type Screen = { /** As written in routes.tsx. */ route: string; name: string; at: (made: SmallSet) => string; anonymous?: boolean; steps?: Step }

const press = (role: 'button' | 'menuitem' | 'radio' | 'tab', fr: string, en: string): Step => (page, words) => page.getByRole(role, { name: words(fr, en) }).first().click()
const both = (...steps: Step[]): Step => async (page, words) => {
  for (const step of steps) await step(page, words)
}

/** Every route, and the states of it that look otherwise. A route without an entry fails. */
const SCREENS: Screen[] = [
  { route: '/', name: 'start', at: () => '/' },
  { route: '/leads', name: 'leads', at: () => '/leads' },
  { route: '/leads', name: 'new lead', at: () => '/leads', steps: press('button', 'Nouvelle piste', 'New lead') },
  { route: '/leads', name: 'leads: nothing found', at: () => '/leads?q=zzzz' },
  { route: '/leads/$id', name: 'lead', at: (made) => `/leads/${made.lead}` },
  { route: '/leads/$id', name: 'closed lead', at: (made) => `/leads/${made.closed}` },
  { route: '/leads/$id', name: 'lead in the trash', at: (made) => `/leads/${made.trashed}` },
  { route: '/leads/$id', name: 'conversion: merge', at: (made) => `/leads/${made.lead}`, steps: press('button', 'Convertir en opportunité', 'Convert to opportunity') },
  { route: '/leads/$id', name: 'conversion: link', at: (made) => `/leads/${made.lead}`, steps: both(press('button', 'Convertir en opportunité', 'Convert to opportunity'), press('radio', 'Convertir en opportunité', 'Convert to opportunity')) },
  { route: '/pipeline', name: 'pipeline', at: () => '/pipeline' },
  { route: '/pipeline', name: 'pipeline as a list', at: () => '/pipeline?layout=table' },
  { route: '/pipeline', name: 'card menu', at: () => '/pipeline', steps: press('button', 'Actions pour', 'Actions for') },
  { route: '/opportunities/$id', name: 'opportunity', at: (made) => `/opportunities/${made.opportunity}` },
  { route: '/opportunities/$id', name: 'lost opportunity', at: (made) => `/opportunities/${made.lost}` },
  { route: '/opportunities/$id', name: 'losing', at: (made) => `/opportunities/${made.opportunity}`, steps: press('button', 'Perdue…', 'Lost…') },
  { route: '/customers', name: 'customers', at: () => '/customers' },
  { route: '/customers/$id', name: 'customer', at: (made) => `/customers/${made.customer}` },
  { route: '/contacts', name: 'contacts', at: () => '/contacts' },
  { route: '/history', name: 'journal', at: () => '/history' },
  { route: '/imports', name: 'imports', at: () => '/imports' },
  { route: '/imports/$id', name: 'import: columns', at: (made) => `/imports/${made.imports.mapping}` },
  { route: '/imports/$id', name: 'import: check', at: (made) => `/imports/${made.imports.checked}` },
  { route: '/imports/$id', name: 'import: done', at: (made) => `/imports/${made.imports.done}` },
  { route: '/teams', name: 'teams', at: () => '/teams' },
  { route: '/profile', name: 'profile', at: () => '/profile' },
  { route: '/settings', name: 'settings', at: () => '/settings' },
  { route: '/settings/organisation', name: 'organisation', at: () => '/settings/organisation' },
  { route: '/settings/rates', name: 'currencies', at: () => '/settings/rates' },
  { route: '/settings/users', name: 'users', at: () => '/settings/users' },
  { route: '/settings/users', name: 'invite', at: () => '/settings/users', steps: press('button', 'Inviter', 'Invite') },
  { route: '/settings/data', name: 'data', at: () => '/settings/data' },
  { route: '/settings/teams', name: 'teams in the settings', at: () => '/settings/teams' },
  { route: '/settings/leads', name: 'use of leads', at: () => '/settings/leads' },
  { route: '/settings/statuses', name: 'statuses', at: () => '/settings/statuses' },
  { route: '/settings/stages', name: 'stages', at: () => '/settings/stages' },
  { route: '/settings/lists/$list', name: 'sources', at: () => '/settings/lists/sources' },
  { route: '/settings/lists/$list', name: 'tags', at: () => '/settings/lists/tags' },
  { route: '/forgotten', name: 'forgotten password', at: () => '/forgotten', anonymous: true },
  { route: '/sign-in', name: 'sign-in', at: () => '/sign-in', anonymous: true },
  { route: '/setup', name: 'set-up', at: () => '/setup#none', anonymous: true },
  { route: '/invitation', name: 'invitation', at: () => '/invitation', anonymous: true },
  { route: '/reset', name: 'new password', at: () => '/reset', anonymous: true },
]
/** What the server refuses on purpose is an error in the browser's console: a link that is no longer valid. */
const REFUSED = new Set(['invitation', 'new password'])

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Keys of the catalogues that no sentence could be: a dot or a capital letter inside. */
const KEYS = readdirSync(new URL('../../src/web/i18n/fr', import.meta.url)).flatMap((name) => keysOf(JSON.parse(read(`../../src/web/i18n/fr/${name}`)), '')).filter((key) => /[.]|[a-z][A-Z]/.test(key))
function keysOf(texts: object, path: string): string[] {
  return Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [path + key] : keysOf(value as object, `${path}${key}.`)))
}

let server: Server
let browser: Browser
let me: Person
let made: SmallSet
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  me = await signIn(browser, server.url)
  made = await makeSmallSet(me)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function findings(page: Page): Promise<string[]> {
  return page.evaluate(async ({ rules, keys }) => {
    const axe = (window as unknown as { axe: { run: (root: Document, options: object) => Promise<{ violations: { id: string; nodes: { target: string[]; any: { message: string }[]; failureSummary?: string }[] }[] }> } }).axe
    const { violations } = await axe.run(document, { runOnly: rules, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })
    const found = violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(' ')} — ${node.any[0]?.message ?? node.failureSummary ?? ''}`))
    if (document.documentElement.scrollWidth > innerWidth + 1) found.push(`scrolls sideways: ${document.documentElement.scrollWidth} > ${innerWidth}`)
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      if (text.includes('{{') || keys.includes(text)) found.push(`untranslated: ${text}`)
    }
    return found
  }, { rules: RULES, keys: KEYS })
}

/** The page as drawn once nothing more is being fetched. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await drawn(page)
}
const drawn = (page: Page) => page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))))

async function check(context: BrowserContext, screen: Screen, language: 'fr' | 'en'): Promise<string[]> {
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const heard = complaints(page)
  const all: string[] = []
  try {
    await page.goto(screen.at(made))
    await settle(page)
    if (screen.steps) {
      await screen.steps(page, (fr, en) => (language === 'fr' ? fr : en))
      await settle(page)
    }
    await page.evaluate(AXE)
    const look = async (theme: 'light' | 'dark', width: number) => {
      await page.setViewportSize({ width, height: width < 500 ? 844 : 900 })
      await page.evaluate((value) => document.documentElement.setAttribute('data-mantine-color-scheme', value), theme)
      await drawn(page)
      all.push(...(await findings(page)).map((finding) => `${language} ${theme} ${width}: ${finding}`))
    }
    await look('light', 1440)
    await look('dark', 1440)
    if (language === 'fr') await look('light', 390)
    all.push(...heard.filter((line) => !(REFUSED.has(screen.name) && line.includes('Failed to load resource'))).map((line) => `${language}: ${line}`))
  } finally {
    await page.close()
  }
  return all
}

describe('every screen', () => {
  it('is in the table', () => {
    const routes = read('../../src/web/routes.tsx')
    const declared = [...routes.matchAll(/getParentRoute: \(\) => (\w+), path: '([^']+)'|door\('([^']+)'/g)].map(([, parent, path, door]) => door ?? `${parent === 'settings' ? '/settings' : ''}${path}`)
    expect(declared.length).toBeGreaterThan(10)
    expect([...new Set(SCREENS.map((screen) => screen.route))].sort()).toEqual([...new Set(declared)].sort())
  })

  for (const language of ['fr', 'en'] as const) {
    describe(language, () => {
      let mine: BrowserContext
      let nobodys: BrowserContext
      beforeAll(async () => {
        const options = { locale: language === 'fr' ? 'fr-FR' : 'en-GB', bypassCSP: true, reducedMotion: 'reduce' as const }
        await me.api('PATCH', '/me', { language })
        mine = await me.context(options)
        nobodys = await browser.newContext({ baseURL: server.url, ...options })
        for (const context of [mine, nobodys]) await context.addInitScript((value) => localStorage.setItem('piste.language', value), language)
      })
      afterAll(async () => {
        await mine?.close()
        await nobodys?.close()
      })
      it.each(SCREENS.map((screen) => [screen.name, screen] as const))('%s: readable, named, reachable, quiet', async (_, screen) => {
        expect(await check(screen.anonymous ? nobodys : mine, screen, language)).toEqual([])
      })
    })
  }
})
