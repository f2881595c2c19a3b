import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { Avatar, Text, Tooltip } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReferences } from '#web/features/lists/panel.tsx'
import { formatMoney } from '#web/ui/format.ts'
import classes from './board.module.css'
import type { Card, Step } from './board.ts'
import { CardMenu } from './CardMenu.tsx'
import { NextContactIcon } from './NextContactIcon.tsx'
import { Stars } from './Stars.tsx'

export type CardActions = { onMove: (card: Card) => void; onWin: (card: Card) => void; onLose: (card: Card) => void }
type Props = CardActions & {
  card: Card
  /** The one card of the board that Tab stops at. */
  current: boolean
  lifted: boolean
  onFocus: (id: string) => void
  onStep: (step: Step) => void
  onLift: () => void
  onDrop: () => void
  /** Puts it back; `back` when the focus should follow it there. */
  onCancel: (back: boolean) => void
}

const STEPS: Record<string, Step> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down', Home: 'first', End: 'last' }

/** A card: dragged with the pointer, lifted with Space and moved with the arrows, opened with Enter. */
export function BoardCard({ card, current, lifted, onFocus, onStep, onLift, onDrop, onCancel, ...actions }: Props) {
  const { t } = useTranslation('opportunities')
  const { users } = useReferences()
  const navigate = useNavigate()
  const element = useRef<HTMLElement>(null)
  const [dragged, setDragged] = useState(false)
  const [edge, setEdge] = useState<'before' | 'after' | null>(null)

  useEffect(() => {
    const node = element.current
    if (!node) return
    return combine(
      draggable({ element: node, getInitialData: () => ({ card: card.id }), onDragStart: () => setDragged(true), onDrop: () => setDragged(false) }),
      dropTargetForElements({
        element: node,
        canDrop: ({ source }) => typeof source.data.card === 'string' && source.data.card !== card.id,
        getData: ({ input, element: over }) => {
          const { top, height } = over.getBoundingClientRect()
          return { overCard: card.id, side: input.clientY < top + height / 2 ? 'before' : 'after' }
        },
        onDrag: ({ self }) => setEdge(self.data.side as 'before' | 'after'),
        onDragLeave: () => setEdge(null),
        onDrop: () => setEdge(null),
      }),
    )
  }, [card.id])

  useEffect(() => {
    if (lifted) element.current?.focus()
  }, [lifted])

  const owner = users.find((user) => user.id === card.ownerId)
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys pressed in the card's menu are the menu's.
    if (event.target !== element.current || event.altKey || event.ctrlKey || event.metaKey) return
    const step = STEPS[event.key]
    if (step) onStep(step)
    else if (event.key === ' ') lifted ? onDrop() : onLift()
    else if (event.key === 'Enter') lifted ? onDrop() : void navigate({ to: '/opportunities/$id', params: { id: card.id } })
    else if (event.key === 'Escape' && lifted) onCancel(true)
    else return
    event.preventDefault()
  }

  return (
    <li className={classes.item} data-edge={edge ?? undefined}>
      <article ref={element} className={classes.card} data-card={card.id} data-dragged={dragged || undefined} data-lifted={lifted || undefined} data-state={card.state} tabIndex={current ? 0 : -1}
        aria-label={[card.title, card.partyLabel, formatMoney(card.amount, card.currency)].filter(Boolean).join(', ')} aria-roledescription={t('card.role')} aria-describedby="board-keys"
        onKeyDown={onKeyDown} onFocus={() => onFocus(card.id)} onBlur={(event) => lifted && !event.currentTarget.contains(event.relatedTarget) && event.relatedTarget && onCancel(false)}>
        <div className={classes.cardHead}>
          <Link to="/opportunities/$id" params={{ id: card.id }} className={classes.cardTitle} tabIndex={-1} draggable={false}>{card.title}</Link>
          <CardMenu card={card} reachable={current} {...actions} />
        </div>
        {card.partyLabel && <Text size="sm" c="dimmed" lineClamp={1}>{card.partyLabel}</Text>}
        <div className={classes.cardFoot}>
          <Text size="sm" fw={600}>{formatMoney(card.amount, card.currency)}</Text>
          <Stars priority={card.priority} />
          <span className={classes.spread} />
          {card.state === 'open' && <NextContactIcon next={card.nextContact} />}
          {owner && (
            <Tooltip label={owner.name}>
              <Avatar size={24} radius="xl" color="initials" name={owner.name} alt={owner.name} role="img" aria-label={owner.name} />
            </Tooltip>
          )}
        </div>
      </article>
    </li>
  )
}
