import { UnstyledButton } from '@mantine/core'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OpportunityView } from '#contract/opportunities.ts'
import { useReferences } from '#web/features/lists/panel.tsx'
import classes from './opportunity.module.css'

/** The stages of its team in order; a click moves it there. */
export function StagePath({ opportunity, busy, onMove }: { opportunity: OpportunityView; busy: boolean; onMove: (stageId: string) => void }) {
  const { t } = useTranslation('opportunities')
  const { stages } = useReferences()
  const own = stages.filter((stage) => stage.teamId !== null && stage.teamId === opportunity.teamId)
  const path = (own.length > 0 ? own : stages.filter((stage) => stage.teamId === null)).toSorted((a, b) => a.position - b.position)
  const at = path.findIndex((stage) => stage.id === opportunity.stageId)
  const lost = opportunity.state === 'lost'
  return (
    <nav aria-label={t('stagePath')}>
      <ol className={classes.path} data-lost={lost || undefined}>
        {path.map((stage, index) => (
          <li key={stage.id}>
            <UnstyledButton className={classes.stage} data-state={index < at ? 'past' : index === at ? 'now' : 'next'} aria-current={index === at ? 'step' : undefined}
              disabled={busy || lost} title={lost ? t('reopenFirst') : undefined} onClick={() => index !== at && onMove(stage.id)}>
              {index < at && <Check size={14} aria-hidden />}
              <span>{stage.label}</span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </nav>
  )
}
