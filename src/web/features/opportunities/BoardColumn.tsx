import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { ActionIcon, Badge, Button, Loader, Text, Tooltip } from '@mantine/core'
import { ChevronsLeftRight, ChevronsRightLeft, Plus } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PipelineColumn } from '#contract/opportunities.ts'
import { formatMoney } from '#web/ui/format.ts'
import classes from './board.module.css'
import { cents } from './amount.ts'
import { QuickCreate } from './QuickCreate.tsx'

type Props = { column: PipelineColumn; currency: string; teamId: string | undefined; folded: boolean; onFold: (folded: boolean) => void; onMore: () => Promise<void>; children: ReactNode }

/** A stage: what is in it comes to, its cards, and room for a new one. */
export function BoardColumn({ column, currency, teamId, folded, onFold, onMore, children }: Props) {
  const { t } = useTranslation('opportunities')
  const { stage } = column
  const titleId = useId()
  const element = useRef<HTMLElement>(null)
  const [over, setOver] = useState(false)
  const [adding, setAdding] = useState(false)

  useEffect(() => {
    const node = element.current
    if (!node) return
    return dropTargetForElements({
      element: node,
      canDrop: ({ source }) => typeof source.data.card === 'string',
      getData: () => ({ overStage: stage.id }),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    })
  }, [stage.id])

  const sums = (
    <div className={classes.sums}>
      <Text size="sm" fw={600}>{formatMoney(column.sum, currency)}</Text>
      {stage.kind === 'open' && cents(column.sum) !== 0n && <Text size="xs" c="dimmed">{t('weighted', { sum: formatMoney(column.weightedSum, currency) })}</Text>}
      {column.otherCurrencies.map((one) => <Text key={one.currency} size="xs" c="dimmed">{t('andOther', { sum: formatMoney(one.sum, one.currency) })}</Text>)}
    </div>
  )

  if (folded) {
    return (
      <section ref={element} className={classes.folded} data-over={over || undefined} aria-labelledby={titleId} style={{ '--stage': `var(--mantine-color-${stage.colour}-6)` }}>
        <Tooltip label={t('unfold')}><ActionIcon variant="subtle" color="gray" aria-label={t('unfoldStage', { stage: stage.label })} aria-expanded={false} onClick={() => onFold(false)}><ChevronsLeftRight size={16} aria-hidden /></ActionIcon></Tooltip>
        <Badge variant="default">{column.count}</Badge>
        <h2 id={titleId} className={classes.foldedTitle}>{stage.label}</h2>
      </section>
    )
  }
  return (
    <section ref={element} className={classes.column} data-over={over || undefined} aria-labelledby={titleId} style={{ '--stage': `var(--mantine-color-${stage.colour}-6)` }}>
      <header className={classes.columnHead}>
        <div className={classes.columnTitle}>
          <h2 id={titleId}>{stage.label}</h2>
          <Badge variant="default" aria-label={t('count', { count: column.count })}>{column.count}</Badge>
          <span className={classes.spread} />
          <Tooltip label={t('addHere')}><ActionIcon variant="subtle" color="gray" aria-label={t('addTo', { stage: stage.label })} aria-expanded={adding} onClick={() => setAdding(!adding)}><Plus size={16} aria-hidden /></ActionIcon></Tooltip>
          <Tooltip label={t('fold')}><ActionIcon variant="subtle" color="gray" aria-label={t('foldStage', { stage: stage.label })} aria-expanded onClick={() => onFold(true)}><ChevronsRightLeft size={16} aria-hidden /></ActionIcon></Tooltip>
        </div>
        {sums}
      </header>
      <div className={classes.scroll}>
        {adding && <QuickCreate stageId={stage.id} teamId={teamId} onDone={() => setAdding(false)} />}
        {column.count === 0 && !adding && <Text size="sm" c="dimmed" ta="center" py="lg">{t('emptyStage')}</Text>}
        <ul className={classes.list} aria-labelledby={titleId}>{children}</ul>
        {column.nextCursor && <More key={column.nextCursor} onMore={onMore} />}
      </div>
    </section>
  )
}

/** Asks for the next cards when it comes into sight, and again by its button where that failed. */
function More({ onMore }: { onMore: () => Promise<void> }) {
  const { t } = useTranslation('opportunities')
  const element = useRef<HTMLDivElement>(null)
  const [busy, setBusy] = useState(false)
  const ask = useRef(() => {})
  ask.current = () => {
    setBusy(true)
    onMore().catch(() => setBusy(false))
  }
  useEffect(() => {
    const node = element.current
    if (!node) return
    const observer = new IntersectionObserver(([seen]) => {
      if (!seen?.isIntersecting) return
      observer.disconnect()
      ask.current()
    }, { rootMargin: '300px' })
    observer.observe(node)
    return () => observer.disconnect()
  }, [])
  return <div ref={element} className={classes.more}>{busy ? <Loader size="sm" aria-label={t('loading')} /> : <Button variant="subtle" size="xs" onClick={() => ask.current()}>{t('more')}</Button>}</div>
}
