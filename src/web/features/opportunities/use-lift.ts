import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Board, findCard, moveCard, type Place, placeOf, type Step, stepPlace } from './board.ts'

/** A card held with the keyboard: the board as it would be, and the way back. */
export function useLift(board: Board, onDrop: (id: string, to: Place) => void) {
  const { t } = useTranslation('opportunities')
  const [held, setHeld] = useState<{ id: string; to: Place; droppedOn?: Board } | null>(null)
  // A dropped card stays where it was put until the board itself says so: it neither jumps back nor loses the focus.
  if (held?.droppedOn && held.droppedOn !== board) setHeld(null)
  const shown = held ? moveCard(board, held.id, held.to) : board

  const where = (at: Board, id: string) => {
    const found = findCard(at, id)
    return { title: found?.card.title ?? '', stage: found?.column.stage.label ?? '', place: (found?.index ?? 0) + 1, count: found?.column.count ?? 0 }
  }
  return {
    shown,
    heldId: held && !held.droppedOn ? held.id : null,
    lift: (id: string) => {
      const from = placeOf(board, id)
      if (!from) return
      setHeld({ id, to: from })
      announce(t('say.lifted', where(board, id)))
    },
    step: (step: Step) => {
      if (!held) return
      const to = stepPlace(shown, held.id, step)
      if (!to) return announce(t('say.edge'))
      setHeld({ id: held.id, to })
      announce(t('say.over', where(moveCard(board, held.id, to), held.id)))
    },
    drop: () => {
      if (!held) return
      const from = placeOf(board, held.id)
      announce(t('say.dropped', where(shown, held.id)))
      if (from?.stageId === held.to.stageId && from.afterId === held.to.afterId) return setHeld(null)
      setHeld({ ...held, droppedOn: board })
      onDrop(held.id, held.to)
    },
    cancel: () => {
      if (!held) return
      announce(t('say.cancelled', where(board, held.id)))
      setHeld(null)
    },
  }
}
