import { Alert, Anchor, Group, Stack } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportView } from '#contract/imports.ts'
import { PageHeader } from '#web/ui/PageHeader.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import { CheckStep } from './CheckStep.tsx'
import { DoneStep } from './DoneStep.tsx'
import { StateBadge } from './ImportListPage.tsx'
import classes from './imports.module.css'
import { MappingStep } from './MappingStep.tsx'
import { useImport } from './queries.ts'

const STEPS = ['mapping', 'check', 'done'] as const
type Step = (typeof STEPS)[number]

function stepOf(view: ImportView): Step {
  if (view.state === 'checking' || view.state === 'checked') return 'check'
  if (view.state === 'running' || view.state === 'done' || view.state === 'cancelled' || view.operationId !== null) return 'done'
  return 'mapping'
}

/** One import from its columns to its result. */
export function ImportPage() {
  const { t } = useTranslation('imports')
  const { id } = useParams({ strict: false }) as { id: string }
  const { data: view, error } = useImport(id)
  // A checked import may be looked at again by its columns, which changes nothing until one of them is changed.
  const [lookingBack, setLookingBack] = useState(false)
  if (!view) return <Problem error={error} />
  const step = view.state === 'checked' && lookingBack ? 'mapping' : stepOf(view)
  return (
    <Stack maw={1000} gap="lg" className={classes.page}>
      <PageHeader title={view.fileName} actions={<StateBadge state={view.state} undone={view.undone} />}>
        <Group justify="space-between" gap="md">
          <ol className={classes.steps} aria-label={t('steps')}>{STEPS.map((one, index) => <li key={one} {...(one === step ? { 'aria-current': 'step' as const } : {})}>{index + 1}. {t(`step.${one}`)}</li>)}</ol>
          <Anchor component={Link} to={'/imports' as never} size="sm">{t('back')}</Anchor>
        </Group>
      </PageHeader>
      {view.error && view.operationId === null && <Alert color="red" role="alert">{view.error.line === null ? view.error.message : t('errorLine', { message: view.error.message, line: view.error.line })}</Alert>}
      {step === 'mapping' && <MappingStep view={view} onCheck={() => setLookingBack(false)} />}
      {step === 'check' && <CheckStep view={view} onBack={() => setLookingBack(true)} />}
      {step === 'done' && <DoneStep view={view} />}
    </Stack>
  )
}
