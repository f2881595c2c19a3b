import { contacts, customers } from '#contract/customers.ts'
import type { Feature } from '../../features.ts'
import { changeContact, changeCustomer, createContact, createCustomer, shelveContact, shelveCustomer } from './commands/change.ts'
import { listContacts, listCustomers, readContact, readCustomer } from './views.ts'

export const customersFeature: Feature = (on) => {
  on(customers.list, ({ ctx, actor, query }) => listCustomers(ctx.db, actor, query))
  on(customers.create, ({ ctx, actor, body }) => createCustomer(ctx, actor, body))
  on(customers.read, ({ ctx, actor, params }) => readCustomer(ctx.db, actor, params.id))
  on(customers.change, ({ ctx, actor, params, body, ifMatch }) => changeCustomer(ctx, actor, params.id, body, ifMatch))
  on(customers.trash, ({ ctx, actor, params, ifMatch }) => shelveCustomer(ctx, actor, params.id, true, ifMatch))
  on(customers.restore, ({ ctx, actor, params, ifMatch }) => shelveCustomer(ctx, actor, params.id, false, ifMatch))
  on(contacts.list, ({ ctx, actor, query }) => listContacts(ctx.db, actor, query))
  on(contacts.create, ({ ctx, actor, body }) => createContact(ctx, actor, body))
  on(contacts.read, ({ ctx, actor, params }) => readContact(ctx.db, actor, params.id))
  on(contacts.change, ({ ctx, actor, params, body, ifMatch }) => changeContact(ctx, actor, params.id, body, ifMatch))
  on(contacts.trash, ({ ctx, actor, params, ifMatch }) => shelveContact(ctx, actor, params.id, true, ifMatch))
  on(contacts.restore, ({ ctx, actor, params, ifMatch }) => shelveContact(ctx, actor, params.id, false, ifMatch))
}
