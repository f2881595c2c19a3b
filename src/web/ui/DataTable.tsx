import { Anchor, Loader, Text, UnstyledButton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './data-table.module.css'
import { formatCount } from './format.ts'
import { GRID_KEYS, type GridPlace, stepInGrid } from './grid-keys.ts'
import { useRoomBelow } from './use-room-below.ts'

export type DataColumn<T> = {
  key: string
  label: string
  /** In pixels; 150 unless said. */
  width?: number
  sortKey?: string
  /** Numbers: aligned at their end. */
  end?: boolean
  render: (row: T) => ReactNode
  /** Shown instead of the value while it is being changed in place. */
  edit?: (row: T, onDone: () => void) => ReactNode
}
type Props<T> = {
  rows: T[]
  columns: DataColumn<T>[]
  /** What the table is a list of. */
  label: string
  sort: string
  onSort: (sort: string) => void
  /** Both or neither: with them rows can be chosen. */
  selected?: Set<string>
  onSelect?: (selected: Set<string>) => void
  onOpen: (row: T) => void
  rowHref?: (row: T) => string
  onEndReached: () => void
  loading: boolean
  total?: { count: number; exact: boolean } | undefined
  empty: ReactNode
}

const ROW = 44
const CARD = 40

/**
 * Any number of rows, only those in sight in the page. Arrows go from cell to cell, Enter opens, Space chooses, F2 changes in
 * place; on a narrow screen each row is a card.
 */
export function DataTable<T extends { id: string }>({ rows, columns, label, sort, onSort, selected, onSelect, onOpen, rowHref, onEndReached, loading, total, empty }: Props<T>) {
  const { t } = useTranslation('table')
  const narrow = useMediaQuery('(max-width: 640px)') ?? false
  const box = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 })
  const [editing, setEditing] = useState<GridPlace | null>(null)
  const wantsFocus = useRef(false)
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => (narrow ? CARD + columns.length * 22 : ROW), overscan: 10, getItemKey: (index) => rows[index]?.id ?? index })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? -1

  useRoomBelow(box, 30)
  const end = useRef(onEndReached)
  end.current = onEndReached
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 20) end.current()
  }, [last, rows.length])
  useEffect(() => {
    if (!wantsFocus.current) return
    const cell = box.current?.querySelector<HTMLElement>(`[data-cell="${place.row}-${place.column}"]`)
    if (!cell) return
    wantsFocus.current = false
    cell.focus()
  })

  if (rows.length === 0) return loading ? <div className={classes.wait}><Loader aria-label={t('loading')} /></div> : empty

  const choose = (ids: string[], on: boolean) => {
    const next = new Set(selected)
    for (const id of ids) on ? next.add(id) : next.delete(id)
    onSelect?.(next)
  }
  const go = (to: GridPlace) => {
    setPlace(to)
    wantsFocus.current = true
    virtual.scrollToIndex(to.row)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || !event.target.dataset.cell) return
    const row = rows[place.row]
    const step = GRID_KEYS[event.key]
    if (step) go(stepInGrid(place, step, { rows: rows.length, columns: columns.length, page: Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW) - 2) }, event.ctrlKey || event.metaKey))
    else if (event.key === ' ' && onSelect && row) choose([row.id], !selected?.has(row.id))
    else if (event.key === 'F2' && columns[place.column]?.edit) setEditing(place)
    else if (event.key === 'Enter' && row) onOpen(row)
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && onSelect) choose(rows.map((one) => one.id), true)
    else return
    event.preventDefault()
  }
  const onRowClick = (event: MouseEvent, row: T) => {
    const target = event.target as HTMLElement
    // Links and boxes inside a row do their own thing, what is shown above the page is not in the row, and a cell that can be
    // changed waits for a second click.
    if (event.currentTarget.contains(target) && !target.closest('a, button, input, label, [data-editing], [data-editable]')) onOpen(row)
  }
  const template = [...(onSelect ? ['40px'] : []), ...columns.map((column) => `minmax(${column.width ?? 150}px, ${column.width ?? 150}fr)`)].join(' ')
  const width = columns.reduce((sum, column) => sum + (column.width ?? 150), onSelect ? 40 : 0)
  const cell = (row: T, rowIndex: number, column: DataColumn<T>, at: number) => {
    const inEdit = editing?.row === rowIndex && editing.column === at
    const content = inEdit && column.edit ? column.edit(row, () => {
      setEditing(null)
      wantsFocus.current = true
    }) : at === 0 && rowHref ? <Anchor component={Link} to={rowHref(row)} className={classes.link} tabIndex={-1}>{column.render(row)}</Anchor> : column.render(row)
    return (
      <div key={column.key} role="gridcell" aria-colindex={at + 1 + (onSelect ? 1 : 0)} className={classes.cell} data-cell={`${rowIndex}-${at}`} data-label={column.label} data-end={column.end} data-editing={inEdit || undefined} data-editable={(!narrow && Boolean(column.edit)) || undefined}
        tabIndex={inEdit ? undefined : place.row === rowIndex && place.column === at ? 0 : -1} onFocus={() => setPlace({ row: rowIndex, column: at })} onDoubleClick={() => column.edit && setEditing({ row: rowIndex, column: at })}>
        {narrow && at > 0 && <span className={classes.cellLabel}>{column.label}</span>}
        <div className={classes.value}>{content}</div>
      </div>
    )
  }
  const all = rows.every((row) => selected?.has(row.id))

  return (
    <div className={classes.frame}>
      <div ref={box} className={classes.scroll} role="grid" aria-label={label} aria-rowcount={total?.exact ? total.count + 1 : -1} aria-colcount={columns.length + (onSelect ? 1 : 0)} aria-multiselectable={onSelect ? true : undefined} onKeyDown={onKeyDown} data-narrow={narrow || undefined}>
        <div role="rowgroup" className={classes.head} style={narrow ? undefined : { minWidth: width }}>
          <div role="row" aria-rowindex={1} className={classes.row} style={{ gridTemplateColumns: template }}>
            {onSelect && <div role="columnheader" className={classes.check}><input type="checkbox" className={classes.box} aria-label={t('chooseAll')} checked={all} ref={(box) => {
              if (box) box.indeterminate = !all && rows.some((row) => selected?.has(row.id))
            }} onChange={(event) => choose(rows.map((row) => row.id), event.currentTarget.checked)} /></div>}
            {columns.map((column) => <HeaderCell key={column.key} column={column} sort={sort} onSort={onSort} />)}
          </div>
        </div>
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative', ...(narrow ? {} : { minWidth: width }) }} className={classes.body}>
          {items.map((item) => {
            const row = rows[item.index]
            if (!row) return null
            const chosen = selected?.has(row.id) ?? false
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers to the keyboard for all its rows.
              <div key={row.id} ref={narrow ? virtual.measureElement : undefined} data-index={item.index} role="row" aria-rowindex={item.index + 2} aria-selected={onSelect ? chosen : undefined} className={classes.row}
                style={{ gridTemplateColumns: narrow ? undefined : template, transform: `translateY(${item.start}px)`, ...(narrow ? {} : { height: ROW }) }} onClick={(event) => onRowClick(event, row)}>
                {onSelect && <div role="gridcell" className={classes.check}><input type="checkbox" className={classes.box} tabIndex={-1} aria-label={t('chooseRow')} checked={chosen} onChange={(event) => choose([row.id], event.currentTarget.checked)} /></div>}
                {columns.map((column, at) => cell(row, item.index, column, at))}
              </div>
            )
          })}
        </div>
      </div>
      {total && <Text size="sm" c="dimmed" role="status" className={classes.total}>{t(total.exact ? 'total' : 'moreThan', { count: total.count, shown: formatCount(total.count) })}{!narrow && columns.some((column) => column.edit) ? ` · ${t('editHint')}` : ''}</Text>}
    </div>
  )
}

function HeaderCell<T>({ column, sort, onSort }: { column: DataColumn<T>; sort: string; onSort: (sort: string) => void }) {
  const { sortKey } = column
  if (!sortKey) return <div role="columnheader" className={classes.headCell} data-end={column.end} title={column.label}>{column.label}</div>
  const on = sort.replace(/^-/, '') === sortKey
  const down = on && sort.startsWith('-')
  return (
    <div role="columnheader" className={classes.headCell} data-end={column.end} title={column.label} aria-sort={on ? (down ? 'descending' : 'ascending') : 'none'}>
      <UnstyledButton className={classes.sort} onClick={() => onSort(on && !down ? `-${sortKey}` : sortKey)}>
        <span className={classes.sortLabel}>{column.label}</span>
        {on && (down ? <ArrowDown size={14} aria-hidden /> : <ArrowUp size={14} aria-hidden />)}
      </UnstyledButton>
    </div>
  )
}
