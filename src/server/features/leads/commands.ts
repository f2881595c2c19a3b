// What other features may ask of leads; each intention is in its own file.
export { deriveLeads, leadIdentity, recomputeStatuses, replaceStatus } from './commands/derive.ts'
export { takeLead } from './commands/leads.ts'
export type { Origin } from './commands/save-lead.ts'
export { linkCustomer } from './commands/customer.ts'
export { changeLeadsIn, createLeadIn, createLeadsIn, type LeadChange, type NewLead } from './commands/save-leads.ts'
export { takeLeads } from './commands/leads.ts'
