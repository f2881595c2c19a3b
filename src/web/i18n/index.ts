import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

export type Language = 'fr' | 'en'
const KEPT = 'piste.language'

/** Each feature may bring its own catalogue: `fr/opportunities.json` is the namespace «opportunities». Only the language read is loaded. */
const catalogues = import.meta.glob<Record<string, unknown>>('./{fr,en}/*.json', { import: 'default' })
const loaded = new Set<Language>()

async function load(language: Language): Promise<void> {
  if (loaded.has(language)) return
  loaded.add(language)
  i18next.addResourceBundle(language, 'translation', language === 'fr' ? (await import('./fr.ts')).fr : (await import('./en.ts')).en)
  await Promise.all(Object.entries(catalogues).map(async ([path, catalogue]) => {
    const [, ofLanguage, namespace] = /([a-z]{2})\/([a-z-]+)\.json$/.exec(path) ?? []
    if (ofLanguage === language && namespace) i18next.addResourceBundle(language, namespace, await catalogue())
  }))
}

const first = (): Language => {
  const kept = localStorage.getItem(KEPT)
  if (kept === 'fr' || kept === 'en') return kept
  return navigator.language.startsWith('en') ? 'en' : 'fr'
}

export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language)
  await load(language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}

/** A text that is in no catalogue, unless the code brings one of its own. */
function tellMissing(languages: string[], namespace: string, key: string, _fallback: string, _update: boolean, options: { defaultValue?: unknown }): void {
  if (options.defaultValue === undefined) console.warn(`Not translated: ${languages.join()} ${namespace}:${key}`)
}

/** Before the first page is drawn. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({ lng: first(), fallbackLng: false, resources: {}, interpolation: { escapeValue: false }, showSupportNotice: false, saveMissing: true, missingKeyHandler: tellMissing } as never)
  await load(first())
  document.documentElement.lang = first()
}
