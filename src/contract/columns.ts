/** The columns of each list, by the names its screen, its saved views and its export share; the first one always stays. */
export const listColumns = {
  leads: ['name', 'status', 'title', 'companyName', 'firstName', 'lastName', 'jobTitle', 'email', 'phone', 'mobile', 'city', 'postalCode', 'country', 'owner', 'team', 'source', 'medium', 'campaign', 'tags', 'priority', 'industry', 'segment', 'territory', 'employees', 'website', 'registryNumber', 'nextContact', 'unsubscribed', 'createdAt', 'updatedAt'],
  opportunities: ['title', 'party', 'stage', 'state', 'amount', 'currency', 'probability', 'expectedCloseOn', 'nextContact', 'owner', 'priority', 'team', 'source', 'medium', 'campaign', 'tags', 'lostReason', 'createdAt', 'closedAt'],
  customers: ['name', 'email', 'phone', 'mobile', 'website', 'city', 'openOpportunities', 'owner', 'team', 'industry', 'segment', 'territory', 'tags', 'registryNumber', 'createdAt'],
  contacts: ['label', 'customer', 'jobTitle', 'email', 'phone', 'mobile', 'createdAt'],
} as const
export type ListResource = keyof typeof listColumns
export type ListColumn<R extends ListResource = ListResource> = (typeof listColumns)[R][number]
