import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'

export type Language = 'fr' | 'en'
const KEPT = 'piste.language'

/** Each feature may bring its own catalogue: `fr/opportunities.json` is the namespace «opportunities». Loaded when a screen first asks for it, in the language read. */
const catalogues = import.meta.glob<Record<string, unknown>>('./{fr,en}/*.json', { import: 'default' })

async function load(language: string, namespace: string): Promise<object> {
  if (namespace === 'translation') return language === 'fr' ? (await import('./fr.ts')).fr : (await import('./en.ts')).en
  return (await catalogues[`./${language}/${namespace}.json`]?.()) ?? {}
}

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    load(language, namespace).then((catalogue) => done(null, catalogue as never), (error: Error) => done(error, false))
  },
}

const first = (): Language => {
  const kept = localStorage.getItem(KEPT)
  if (kept === 'fr' || kept === 'en') return kept
  return navigator.language.startsWith('en') ? 'en' : 'fr'
}

export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

/** A text that is in no catalogue, unless the code brings one of its own. */
function tellMissing(languages: readonly string[], namespace: string, key: string, _fallback: string, _update: boolean, options: { defaultValue?: unknown }): void {
  if (options.defaultValue === undefined) console.warn(`Not translated: ${languages.join()} ${namespace}:${key}`)
}

/** Before the first page is drawn. */
export async function startLanguage(): Promise<void> {
  document.documentElement.lang = first()
  await i18next.use(backend).use(initReactI18next).init({ lng: first(), fallbackLng: false, ns: ['translation'], defaultNS: 'translation', interpolation: { escapeValue: false }, showSupportNotice: false, saveMissing: true, missingKeyHandler: tellMissing } as never)
}

/** Once the first page is there, the other words of its language, so that no dialog waits for them. */
export function loadRemainingWords(): void {
  const namespaces = Object.keys(catalogues).flatMap((path) => /fr\/([a-z-]+)\.json$/.exec(path)?.[1] ?? [])
  void i18next.loadNamespaces(namespaces)
}
