import { useState } from 'react'
import type { ConversionProposal } from '#contract/conversion.ts'
import { useReferences } from '#web/features/lists/panel.tsx'
import type { ConversionBody } from './queries.ts'

/** What is chosen in the dialog, starting from the proposal, and the request it makes. */
export function useChoices(proposal: ConversionProposal) {
  const { users } = useReferences()
  const [action, setAction] = useState(proposal.action)
  const [opportunityId, setOpportunityId] = useState(proposal.opportunityId)
  /** Absent until somebody is chosen: a merged opportunity keeps whose it is. */
  const [assigned, setAssigned] = useState<{ salespersonId: string | null; teamId: string | null } | null>(null)
  const [mode, setMode] = useState(proposal.customer.mode)
  const [customerId, setCustomerId] = useState(proposal.customer.customerId)
  const [another, setAnother] = useState(false)
  const own = { salespersonId: proposal.salespersonId, teamId: proposal.teamId }
  const body: ConversionBody = {
    action,
    ...(action === 'merge' && opportunityId ? { opportunityId } : {}),
    ...(assigned ?? (action === 'convert' ? own : {})),
    ...(another ? { another: true } : {}),
    customer: { mode, ...(mode === 'link' && customerId ? { customerId } : {}) },
  }
  return {
    action, opportunityId, assigned, mode, customerId, another, body, own,
    setAction, setOpportunityId, setMode, setCustomerId, setAnother,
    /** A salesperson brings a team of theirs, the one already there if it is. */
    assignTo: (salespersonId: string | null, teamId: string | null) => {
      const teamIds = users.find((one) => one.id === salespersonId)?.teamIds ?? []
      setAssigned({ salespersonId, teamId: salespersonId === null || (teamId && teamIds.includes(teamId)) ? teamId : (teamIds[0] ?? teamId) })
    },
    setTeam: (salespersonId: string | null, teamId: string | null) => setAssigned({ salespersonId, teamId }),
  }
}
export type Choices = ReturnType<typeof useChoices>
