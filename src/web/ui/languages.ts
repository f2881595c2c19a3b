/** The languages one meets most in Europe, first; the others by name. Two-letter codes of ISO 639-1. */
const NEAR = ['fr', 'en', 'de', 'es', 'it', 'nl', 'pt']
const OTHERS = 'ar bg ca cs da el et eu fi ga hr hu is ja ko lb lt lv mt no pl ro ru sk sl sq sr sv tr uk zh'.split(' ')

/** A language's own name for a reader; capital letter for a list. */
export function languageName(code: string, language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

export function languageOptions(language: string): { value: string; label: string }[] {
  const named = (codes: string[]) => codes.map((value) => ({ value, label: languageName(value, language) }))
  return [...named(NEAR), ...named(OTHERS).sort((a, b) => a.label.localeCompare(b.label, language))]
}
