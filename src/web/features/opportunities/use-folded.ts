import { useState } from 'react'
import type { Board } from './board.ts'

const KEY = 'piste.folded-stages'
type Choices = Record<string, boolean>

function read(): Choices {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Choices
  } catch {
    return {}
  }
}

/** Stages folded on this device; until someone chooses, as the stage is set up. */
export function useFolded(board: Board): [Set<string>, (stageId: string, folded: boolean) => void] {
  const [choices, setChoices] = useState(read)
  const folded = new Set(board.columns.filter(({ stage }) => choices[stage.id] ?? stage.folded).map(({ stage }) => stage.id))
  return [folded, (stageId, fold) => {
    const next = { ...choices, [stageId]: fold }
    setChoices(next)
    try {
      localStorage.setItem(KEY, JSON.stringify(next))
    } catch {
      // Private windows may refuse storage; the choice then lasts as long as the page.
    }
  }]
}
