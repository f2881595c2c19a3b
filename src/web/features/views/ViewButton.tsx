import { Button, type ButtonProps, Text, VisuallyHidden } from '@mantine/core'
import { Bookmark, ChevronDown } from 'lucide-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { TriggerProps } from '#web/ui/on-demand.tsx'
import type { ViewsOfList } from './panel.tsx'
import { useOpenView } from './queries.ts'

/** Says which view is open, and whether one has moved away from it. */
export function ViewButton({ list, ...trigger }: { list: ViewsOfList; ref?: Ref<HTMLButtonElement> } & TriggerProps & ButtonProps) {
  const { t } = useTranslation('views')
  const { view, changed } = useOpenView(list)
  return (
    <Button variant="default" leftSection={<Bookmark size={16} aria-hidden />} rightSection={<ChevronDown size={16} aria-hidden />} maw={320} aria-haspopup="menu" {...trigger}>
      <VisuallyHidden>{t('viewIs')} </VisuallyHidden>{view?.name ?? t('standard')}{changed && <Text span size="xs" c="dimmed" ml={6}>{t('modified')}</Text>}
    </Button>
  )
}
