import { Button, ColorSwatch, Group, Menu, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Pencil, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ListName, listNames } from '#contract/list-names.ts'
import type { ListItemView } from '#contract/lists.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { NameCell } from '#web/ui/NameCell.tsx'
import { OrderedList } from '#web/ui/OrderedList.tsx'
import { PageHeader } from '#web/ui/PageHeader.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import { ReplaceDialog } from '#web/ui/ReplaceDialog.tsx'
import { useChange } from '#web/ui/use-change.ts'
import { showProblem } from '#web/ui/use-report-failure.ts'
import { COLOURED, ItemDialog } from './ItemDialog.tsx'
import { addItem, countUses, LIST_QUERIES, placeItem, removeItem } from './queries.ts'

/** One of the lists people choose from. */
export function ListPage() {
  const { list } = useParams({ strict: false }) as { list?: string }
  const { t } = useTranslation()
  const known = listNames.find((one) => one === list)
  return known ? <ItemList key={known} list={known} /> : <EmptyState title={t('notFound')} />
}

function ItemList({ list }: { list: ListName }) {
  const { t } = useTranslation('settings')
  const { data, error } = useQuery(LIST_QUERIES[list])
  const change = useChange()
  const [edited, setEdited] = useState<string | null>(null)
  const [inUse, setInUse] = useState<{ item: ListItemView; uses: number } | null>(null)
  const items = data?.items ?? []
  const editing = items.find((one) => one.id === edited)

  const remove = async (item: ListItemView, replacement?: string) => {
    if (await change.aloud(() => removeItem(list, item.id, replacement), t('done.removed', { name: item.label }))) setInUse(null)
  }
  const askRemove = async (item: ListItemView) => {
    try {
      const uses = await countUses(list, item.id)
      if (uses > 0) setInUse({ item, uses })
      else await remove(item)
    } catch (failure) {
      showProblem(failure)
    }
  }
  return (
    <Stack maw={760}>
      <PageHeader title={t(`list.${list}.title`)}><Text size="sm" c="dimmed">{t(`list.${list}.what`)}</Text></PageHeader>
      <NewItem list={list} />
      <Problem error={error} />
      {data && items.length === 0 && <EmptyState title={t('emptyList')} />}
      {items.length > 0 && (
        <OrderedList label={t(`list.${list}.title`)} items={items} nameOf={(item) => item.label} onMove={(item, to) => change.aloud(() => placeItem(list, item.id, to), t('done.moved', { name: item.label }))}
          menu={(item) => (
            <>
              <Menu.Item leftSection={<Pencil size={16} aria-hidden />} onClick={() => setEdited(item.id)}>{t('editDo')}</Menu.Item>
              <Menu.Item leftSection={<Trash2 size={16} aria-hidden />} onClick={() => void askRemove(item)}>{t('remove')}</Menu.Item>
            </>
          )}>
          {(item) => (
            <>
              {COLOURED.includes(list) && <ColorSwatch size={14} color={`var(--mantine-color-${item.colour ?? 'gray'}-6)`} aria-hidden />}
              <NameCell name={item.name} nameEn={item.nameEn} />
              {item.details && <Text size="sm" c="dimmed" lineClamp={1} w="100%">{item.details}</Text>}
            </>
          )}
        </OrderedList>
      )}
      {editing && <ItemDialog list={list} item={editing} onClose={() => setEdited(null)} />}
      {inUse && <ReplaceDialog title={t('replaceTitle', { name: inUse.item.label })} text={t('replaceText', { count: inUse.uses })} choices={items.filter((one) => one.id !== inUse.item.id)} busy={change.busy} onClose={() => setInUse(null)} onReplace={(id) => void remove(inUse.item, id)} />}
    </Stack>
  )
}

/** A name and Enter, and the next one. */
function NewItem({ list }: { list: ListName }) {
  const { t } = useTranslation('settings')
  const change = useChange()
  const input = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const submit = async () => {
    if (name.trim() !== '' && (await change.run(() => addItem(list, { name, ...(COLOURED.includes(list) ? { colour: 'gray' } : {}) }), t('done.added', { name: name.trim() })))) setName('')
    input.current?.focus()
  }
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault()
      void submit()
    }}>
      <Group align="start" gap="xs">
        <TextInput ref={input} style={{ flex: 1 }} aria-label={t(`list.${list}.new`)} placeholder={t(`list.${list}.new`)} maxLength={200} value={name} error={change.errorOf('name')} onChange={(event) => setName(event.currentTarget.value)} />
        <Button type="submit" loading={change.busy}>{t('add')}</Button>
      </Group>
      <Problem error={change.error} />
    </form>
  )
}
