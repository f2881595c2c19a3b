import { useNavigate } from '@tanstack/react-router'
import { NewCustomerDialog } from '../features/customers/NewCustomerDialog.tsx'
import { NewLeadDialog } from '../features/leads/NewLeadDialog.tsx'
import { NewOpportunityDialog } from '../features/opportunities/panel.tsx'

export type Action = 'newLead' | 'newOpportunity' | 'newCustomer'

/** What the search box can start from anywhere. */
export function Actions({ action, onClose }: { action: Action; onClose: () => void }) {
  const navigate = useNavigate()
  const opening = (place: string) => (id: string | null) => {
    onClose()
    if (id) void navigate({ to: `${place}/${id}` })
  }
  if (action === 'newLead') return <NewLeadDialog onClose={onClose} />
  if (action === 'newCustomer') return <NewCustomerDialog onDone={opening('/customers')} />
  return <NewOpportunityDialog onDone={opening('/opportunities')} />
}
