// What other features may ask of customers; each intention is in its own file.
export { createContactIn, createCustomerIn, deriveContacts, deriveCustomers } from './commands/create.ts'
