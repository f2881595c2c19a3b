import { announce, cleanup } from '@atlaskit/pragmatic-drag-and-drop-live-region'
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { VisuallyHidden } from '@mantine/core'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoomBelow } from '#web/ui/use-room-below.ts'
import { useReportFailure } from '#web/ui/use-report-failure.ts'
import { useUndoToast } from '#web/ui/use-undo-toast.tsx'
import { BoardCard } from './BoardCard.tsx'
import { BoardColumn } from './BoardColumn.tsx'
import classes from './board.module.css'
import { type Board, type Card, findCard, type Place, placeOf, type Step, stepFocus } from './board.ts'
import { LoseDialog } from './LoseDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { type BoardQuery, useBoardActions } from './queries.ts'
import { useFolded } from './use-folded.ts'
import { useLift } from './use-lift.ts'

/** The stages of a team side by side. */
export function PipelineBoard({ board, query }: { board: Board; query: BoardQuery }) {
  const { t } = useTranslation('opportunities')
  const undoToast = useUndoToast()
  const report = useReportFailure()
  const actions = useBoardActions(query)
  const [folded, setFolded] = useFolded(board)
  const [currentId, setCurrentId] = useState<string | null>(null)
  const [moving, setMoving] = useState<Card | null>(null)
  const [losing, setLosing] = useState<Card | null>(null)
  const element = useRef<HTMLDivElement>(null)

  useRoomBelow(element)
  // A card that goes back to another stage is drawn anew there; the focus follows it.
  const refocus = useRef<string | null>(null)
  useLayoutEffect(() => {
    const node = refocus.current && element.current?.querySelector<HTMLElement>(`[data-card="${refocus.current}"]`)
    refocus.current = null
    if (node) node.focus()
  })

  const move = (id: string, to: Place) => {
    const title = findCard(board, id)?.card.title ?? ''
    const stage = board.columns.find((column) => column.stage.id === to.stageId)?.stage
    const sameStage = placeOf(board, id)?.stageId === to.stageId
    actions.move.mutate({ id, to }, {
      onSuccess: ({ operationId }) => undoToast(sameStage ? t('done.placed', { title }) : t(stage?.kind === 'won' ? 'done.won' : 'done.moved', { title, stage: stage?.label }), operationId),
      onError: (error) => {
        announce(t('say.refused', { title }))
        if (element.current?.contains(document.activeElement)) refocus.current = id
        report(error)
      },
    })
  }
  const lift = useLift(board, move)

  const drop = useRef<(id: string, data: Record<string, unknown>) => void>(() => {})
  drop.current = (id, data) => {
    const over = typeof data.overCard === 'string' ? findCard(board, data.overCard) : null
    const others = over?.column.cards.filter((card) => card.id !== id) ?? []
    const index = others.findIndex((card) => card.id === over?.card.id)
    const to: Place | null = over
      ? { stageId: over.column.stage.id, afterId: data.side === 'after' ? over.card.id : (others[index - 1]?.id ?? null) }
      : typeof data.overStage === 'string' ? { stageId: data.overStage, afterId: board.columns.find((column) => column.stage.id === data.overStage)?.cards.filter((card) => card.id !== id).at(-1)?.id ?? null } : null
    const from = placeOf(board, id)
    if (!to || (from?.stageId === to.stageId && from.afterId === to.afterId)) return
    announce(t('say.dropped', { title: findCard(board, id)?.card.title, stage: board.columns.find((column) => column.stage.id === to.stageId)?.stage.label }))
    move(id, to)
  }
  useEffect(() => {
    const stop = monitorForElements({
      canMonitor: ({ source }) => typeof source.data.card === 'string',
      // The innermost target comes first: a card, else its stage.
      onDrop: ({ source, location }) => drop.current(String(source.data.card), location.current.dropTargets[0]?.data ?? {}),
    })
    return () => {
      stop()
      cleanup()
    }
  }, [])

  const step = (id: string, way: Step) => {
    if (lift.heldId === id) return lift.step(way)
    const next = stepFocus({ ...board, columns: board.columns.filter((column) => !folded.has(column.stage.id)) }, id, way)
    if (next) element.current?.querySelector<HTMLElement>(`[data-card="${next}"]`)?.focus()
  }
  const win = (card: Card) => actions.win.mutate(card.id, { onSuccess: ({ operationId }) => undoToast(t('done.won', { title: card.title }), operationId), onError: report })
  const open = (stageId: string, fold: boolean) => {
    setFolded(stageId, fold)
    // A stage that starts folded comes without its cards.
    const column = board.columns.find((one) => one.stage.id === stageId)
    if (!fold && column && column.count > 0 && column.cards.length === 0) actions.more(stageId).catch(report)
  }
  const heldStage = lift.heldId ? placeOf(lift.shown, lift.heldId)?.stageId : null
  const first = lift.shown.columns.find((column) => column.cards.length > 0 && !folded.has(column.stage.id))?.cards[0]?.id
  const current = currentId && findCard(board, currentId) ? currentId : first

  return (
    <>
      <VisuallyHidden id="board-keys">{t('keys')}</VisuallyHidden>
      <div ref={element} className={classes.board}>
        {lift.shown.columns.map((column) => (
          <BoardColumn key={column.stage.id} column={column} currency={board.currency} teamId={query.teamId} folded={folded.has(column.stage.id) && heldStage !== column.stage.id}
            onFold={(fold) => open(column.stage.id, fold)} onMore={() => actions.more(column.stage.id, column.nextCursor ?? undefined)}>
            {column.cards.map((card) => (
              <BoardCard key={card.id} card={card} current={card.id === current} lifted={card.id === lift.heldId} onFocus={setCurrentId} onStep={(way) => step(card.id, way)}
                onLift={() => lift.lift(card.id)} onDrop={lift.drop} onCancel={(back) => {
                  if (back) refocus.current = card.id
                  lift.cancel()
                }} onMove={setMoving} onWin={win} onLose={setLosing} />
            ))}
          </BoardColumn>
        ))}
      </div>
      {moving && <MoveDialog card={moving} board={board} onClose={() => setMoving(null)} onMove={(to) => move(moving.id, to)} />}
      {losing && (
        <LoseDialog title={losing.title} onClose={() => setLosing(null)}
          onLose={(why) => actions.lose.mutate({ id: losing.id, why }, { onSuccess: ({ operationId }) => undoToast(t('done.lost', { title: losing.title }), operationId), onError: report })} />
      )}
    </>
  )
}
