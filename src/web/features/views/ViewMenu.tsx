import { Menu, Text } from '@mantine/core'
import { Bookmark, Check, Globe, Users } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedView } from '#contract/records.ts'
import { useReferences } from '#web/features/lists/references.ts'
import { showProblem } from '#web/ui/use-report-failure.ts'
import { useUndoToast } from '#web/ui/use-undo-toast.tsx'
import type { ViewsOfList } from './panel.tsx'
import { useOpenView, useViewActions } from './queries.ts'
import { ViewButton } from './ViewButton.tsx'
import { ViewDialog } from './ViewDialog.tsx'

const ICONS: Record<SavedView['visibility'], ReactNode> = { private: null, team: <Users size={14} aria-hidden />, everyone: <Globe size={14} aria-hidden /> }

/** The saved views of a list: which one is open, the others, and what can be done with it. */
export function ViewMenu({ list }: { list: ViewsOfList }) {
  const { t } = useTranslation('views')
  const { nameOf } = useReferences()
  const toast = useUndoToast()
  const { resource, viewId, whole, onOpen } = list
  const { views, view, changed } = useOpenView(list)
  const actions = useViewActions(resource)
  const [asking, setAsking] = useState<'new' | 'rename' | null>(null)
  const act = async (message: string, action: () => Promise<{ operationId: string }>) => {
    try {
      toast(message, (await action()).operationId)
    } catch (error) {
      showProblem(error)
    }
  }
  const remove = (one: SavedView) => act(t('removed', { name: one.name }), async () => {
    const done = await actions.remove.mutateAsync(one)
    onOpen(null)
    return done
  })
  const item = (one: SavedView) => (
    <Menu.Item key={one.id} leftSection={one.id === viewId ? <Check size={16} aria-hidden /> : <Bookmark size={16} aria-hidden />} rightSection={ICONS[one.visibility]} aria-current={one.id === viewId ? 'true' : undefined} onClick={() => onOpen(one)}>
      {one.name}
      {!one.mine && <Text span size="xs" c="dimmed"> · {one.visibility === 'team' ? nameOf(one.teamId) : one.owner.name}</Text>}
    </Menu.Item>
  )
  const [mine, theirs] = [views.filter((one) => one.mine), views.filter((one) => !one.mine)]
  return (
    <>
      <Menu position="bottom-start" width={280} withInitialFocusPlaceholder={false} defaultOpened>
        <Menu.Target><ViewButton list={list} /></Menu.Target>
        <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
          <Menu.Item leftSection={view ? <Bookmark size={16} aria-hidden /> : <Check size={16} aria-hidden />} onClick={() => onOpen(null)}>{t('standard')}</Menu.Item>
          {mine.length > 0 && <Menu.Label>{t('mine')}</Menu.Label>}
          {mine.map(item)}
          {theirs.length > 0 && <Menu.Label>{t('shared')}</Menu.Label>}
          {theirs.map(item)}
          <Menu.Divider />
          {view && changed && view.mayChange && <Menu.Item onClick={() => void act(t('saved', { name: view.name }), () => actions.change.mutateAsync({ view, body: { query: whole } }))}>{t('saveChanges')}</Menu.Item>}
          {view && changed && <Menu.Item onClick={() => onOpen(view)}>{t('revert')}</Menu.Item>}
          <Menu.Item onClick={() => setAsking('new')}>{t('saveAs')}</Menu.Item>
          {view?.mayChange && <Menu.Item onClick={() => setAsking('rename')}>{t('rename')}</Menu.Item>}
          {view?.mayChange && <Menu.Item color="red" onClick={() => void remove(view)}>{t('remove')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {asking === 'new' && (
        <ViewDialog view={null} title={t('saveAsTitle')} onClose={() => setAsking(null)} onSave={async (body) => {
          const { id, operationId } = await actions.create.mutateAsync({ ...body, query: whole })
          toast(t('saved', { name: body.name }), operationId)
          onOpen({ id, query: whole })
        }} />
      )}
      {asking === 'rename' && view && (
        <ViewDialog view={view} title={t('renameTitle')} onClose={() => setAsking(null)} onSave={async (body) => {
          const { operationId } = await actions.change.mutateAsync({ view, body })
          toast(t('saved', { name: body.name }), operationId)
        }} />
      )}
    </>
  )
}
