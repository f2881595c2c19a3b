import { Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import { ConversionForm } from './ConversionForm.tsx'
import { proposalQuery } from './queries.ts'

/** The conversion dialog: what to do, for whom, and which customer, each with its proposal. */
export function ConversionDialog({ leadId, onClose }: { leadId: string; onClose: () => void }) {
  const { t } = useTranslation('conversion')
  const proposal = useQuery(proposalQuery(leadId))
  return (
    <Dialog onClose={onClose} title={t('title')} size="lg">
      <Problem error={proposal.error} />
      {proposal.data ? <ConversionForm leadId={leadId} proposal={proposal.data} onClose={onClose} /> : !proposal.error && <Loader aria-label={t('loading')} />}
    </Dialog>
  )
}
