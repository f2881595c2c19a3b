import { ActionIcon, Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { ArrowRightLeft, EllipsisVertical, SquareArrowOutUpRight, ThumbsDown, Trophy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CardActions } from './BoardCard.tsx'
import type { Card } from './board.ts'

/** Everything dragging does, and more, without dragging. */
export function CardMenu({ card, reachable, onMove, onWin, onLose }: CardActions & { card: Card; reachable: boolean }) {
  const { t } = useTranslation('opportunities')
  const navigate = useNavigate()
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={24} tabIndex={reachable ? 0 : -1} aria-label={t('card.menu', { title: card.title })}><EllipsisVertical size={16} aria-hidden /></ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<SquareArrowOutUpRight size={16} />} onClick={() => void navigate({ to: '/opportunities/$id', params: { id: card.id } })}>{t('open')}</Menu.Item>
        <Menu.Item leftSection={<ArrowRightLeft size={16} />} onClick={() => onMove(card)}>{t('moveTo')}</Menu.Item>
        {card.state === 'open' && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<Trophy size={16} />} onClick={() => onWin(card)}>{t('win')}</Menu.Item>
            <Menu.Item leftSection={<ThumbsDown size={16} />} onClick={() => onLose(card)}>{t('lose')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
