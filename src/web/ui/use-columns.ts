import { useState } from 'react'

const kept = (key: string): unknown => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

/**
 * Which columns a list shows: those its address or its view names, else those last chosen in this browser, else the usual
 * ones. With a view open a choice goes to the address, to be saved with the view; without, to the browser.
 */
export function useColumns<C extends string>(list: string, known: readonly C[], usual: readonly C[], search: { view?: string; columns?: string[] }, change: (columns: C[]) => void): [C[], (columns: C[]) => void] {
  const key = `piste.columns.${list}`
  const [browser, setBrowser] = useState(() => kept(key))
  const wanted = Array.isArray(search.columns) ? search.columns : Array.isArray(browser) ? browser : usual
  const shown = known.filter((column, index) => index === 0 || wanted.includes(column))
  return [shown, (columns) => {
    if (search.view || search.columns) return change(columns)
    setBrowser(columns)
    try {
      localStorage.setItem(key, JSON.stringify(columns))
    } catch {
      // Private windows may refuse storage; the choice then lasts as long as the page.
    }
  }]
}
