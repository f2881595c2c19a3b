import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region'
import { ActionIcon, Menu } from '@mantine/core'
import { ArrowDown, ArrowUp, EllipsisVertical, GripVertical } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './ordered-list.module.css'

type Props<T> = {
  label: string
  items: T[]
  nameOf: (item: T) => string
  /** Puts an item at a place, from 0; answers whether that was accepted. */
  onMove: (item: T, to: number) => Promise<boolean>
  children: (item: T) => ReactNode
  /** Further entries of the row's menu. */
  menu: (item: T) => ReactNode
}

/** Rows in the order one gives them: by dragging, with the arrow keys on the handle, or from the row's menu. */
export function OrderedList<T extends { id: string }>({ label, items, nameOf, onMove, children, menu }: Props<T>) {
  const { t } = useTranslation('settings')
  const [order, setOrder] = useState<string[] | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const refocus = useRef<string | null>(null)
  const group = useId()
  const shown = order ? order.flatMap((id) => items.find((one) => one.id === id) ?? []) : items

  // What the server says replaces what was done in advance.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer is the reason.
  useEffect(() => setOrder(null), [items])
  useEffect(() => {
    if (!refocus.current) return
    list.current?.querySelector<HTMLElement>(`[data-handle="${refocus.current}"]`)?.focus()
    refocus.current = null
  })

  const move = async (id: string, to: number) => {
    const item = shown.find((one) => one.id === id)
    if (!item || to < 0 || to >= shown.length || shown[to]?.id === id) return
    const rest = shown.filter((one) => one.id !== id).map((one) => one.id)
    setOrder([...rest.slice(0, to), id, ...rest.slice(to)])
    announce(t('order.moved', { name: nameOf(item), place: to + 1, count: shown.length }))
    if (!(await onMove(item, to))) setOrder(null)
  }
  const drop = useRef(move)
  drop.current = move
  return (
    <ul ref={list} className={classes.list} aria-label={label}>
      {shown.map((item, index) => (
        <Row key={item.id} id={item.id} index={index} group={group} onDrop={(id, to) => void drop.current(id, to)}
          handle={shown.length === 1 ? <span className={classes.alone} /> :
            <ActionIcon variant="subtle" color="gray" size="md" className={classes.handle} data-handle={item.id} aria-label={t('order.handle', { name: nameOf(item) })} title={t('order.help')} onKeyDown={(event: KeyboardEvent) => {
              const to = event.key === 'ArrowUp' ? index - 1 : event.key === 'ArrowDown' ? index + 1 : null
              if (to === null) return
              event.preventDefault()
              refocus.current = item.id
              void move(item.id, to)
            }}><GripVertical size={16} aria-hidden /></ActionIcon>
          }
          menu={
            <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
              <Menu.Target><ActionIcon variant="subtle" color="gray" size="md" aria-label={t('actionsFor', { name: nameOf(item) })}><EllipsisVertical size={16} aria-hidden /></ActionIcon></Menu.Target>
              <Menu.Dropdown>
                {menu(item)}
                {shown.length > 1 && <Menu.Divider />}
                {index > 0 && <Menu.Item leftSection={<ArrowUp size={16} aria-hidden />} onClick={() => void move(item.id, index - 1)}>{t('order.up')}</Menu.Item>}
                {index < shown.length - 1 && <Menu.Item leftSection={<ArrowDown size={16} aria-hidden />} onClick={() => void move(item.id, index + 1)}>{t('order.down')}</Menu.Item>}
              </Menu.Dropdown>
            </Menu>
          }>
          {children(item)}
        </Row>
      ))}
    </ul>
  )
}

type RowProps = { id: string; index: number; group: string; onDrop: (id: string, to: number) => void; handle: ReactNode; menu: ReactNode; children: ReactNode }

function Row({ id, index, group, onDrop, handle, menu, children }: RowProps) {
  const row = useRef<HTMLLIElement>(null)
  const [dragged, setDragged] = useState(false)
  const [edge, setEdge] = useState<'before' | 'after' | null>(null)
  const drop = useRef(onDrop)
  drop.current = onDrop
  useEffect(() => {
    const element = row.current
    const grip = element?.querySelector(`[data-handle="${id}"]`)
    if (!element || !grip) return
    return combine(
      draggable({ element, dragHandle: grip, getInitialData: () => ({ group, id, index }), onDragStart: () => setDragged(true), onDrop: () => setDragged(false) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.group === group && source.data.id !== id,
        // Taken from above it lands below this row, from below above it: in either case at this row's place.
        onDragEnter: ({ source }) => setEdge(Number(source.data.index) < index ? 'after' : 'before'),
        onDragLeave: () => setEdge(null),
        onDrop: ({ source }) => {
          setEdge(null)
          drop.current(String(source.data.id), index)
        },
      }),
    )
  }, [id, index, group])
  return <li ref={row} className={classes.row} data-dragged={dragged || undefined} data-edge={edge ?? undefined}>{handle}<div className={classes.content}>{children}</div>{menu}</li>
}
