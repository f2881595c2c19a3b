import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { fr } from './fr.ts'

type Texts = Record<string, unknown>
const read = (path: string): Texts => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const names = readdirSync(new URL('./fr', import.meta.url))
const catalogues = (language: 'fr' | 'en'): [string, Texts][] => [['', language === 'fr' ? fr : en], ...names.map((name): [string, Texts] => [name, read(`./${language}/${name}`)])]
const flat = (texts: unknown, path: string): [string, string][] => (typeof texts === 'string' ? [[path, texts]] : Object.entries(texts as Texts).flatMap(([key, value]) => flat(value, `${path}${path && '.'}${key}`)))
/** A text that counts has the forms its language needs. */
const withoutPlurals = (keys: [string, string][]) => [...new Set(keys.map(([key]) => key.replace(/_(one|many|other)$/, '')))].sort()

describe('the catalogues', () => {
  it('say the same things in both languages', () => {
    expect(readdirSync(new URL('./en', import.meta.url))).toEqual(names)
    const english = new Map(catalogues('en'))
    for (const [name, texts] of catalogues('fr')) expect(withoutPlurals(flat(texts, name)), name).toEqual(withoutPlurals(flat(english.get(name), name)))
  })

  it('leave no text empty', () => {
    for (const [name, texts] of [...catalogues('fr'), ...catalogues('en')]) expect(flat(texts, name).filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('are set as French is: spaces that do not break, real apostrophes', () => {
    const wrong = catalogues('fr').flatMap(([name, texts]) => flat(texts, name)).filter(([, text]) => / [;:?!»%]|« |[\p{L}]'[\p{L}]|[\p{L}}][;?!](?:\s|$)/u.test(text))
    expect(wrong).toEqual([])
  })
})
