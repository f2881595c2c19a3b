import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en.ts'
import { fr } from './fr.ts'

export type Language = 'fr' | 'en'
const KEPT = 'piste.language'

const first = (): Language => {
  const kept = localStorage.getItem(KEPT)
  if (kept === 'fr' || kept === 'en') return kept
  return navigator.language.startsWith('en') ? 'en' : 'fr'
}

export function setLanguage(language: Language): void {
  localStorage.setItem(KEPT, language)
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}

/** Each feature may bring its own catalogue: `fr/opportunities.json` is the namespace «opportunities». */
const catalogues = import.meta.glob<Record<string, unknown>>('./{fr,en}/*.json', { eager: true, import: 'default' })
const resources: Record<Language, Record<string, Record<string, unknown>>> = { fr: { translation: fr }, en: { translation: en } }
for (const [path, catalogue] of Object.entries(catalogues)) {
  const [, language, namespace] = /([a-z]{2})\/([a-z-]+)\.json$/.exec(path) ?? []
  if ((language === 'fr' || language === 'en') && namespace) resources[language][namespace] = catalogue
}

void i18next.use(initReactI18next).init({ lng: first(), fallbackLng: 'fr', resources, interpolation: { escapeValue: false }, showSupportNotice: false } as never)
document.documentElement.lang = i18next.language
