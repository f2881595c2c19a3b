import type * as z from 'zod'
import type { viewResource } from '#contract/records.ts'
import type { Listing } from './db/listing.ts'
import { contactListing, customerListing } from './features/customers/views.ts'
import { leadListing } from './features/leads/views/lead-list.ts'
import { opportunityListing } from './features/opportunities/views.ts'

/** The lists that can be saved as a view and exported: what their screens show is what these do. */
export const LISTINGS: Record<z.output<typeof viewResource>, Listing> = { leads: leadListing, opportunities: opportunityListing, customers: customerListing, contacts: contactListing }
