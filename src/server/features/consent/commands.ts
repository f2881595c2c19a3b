// What other features may ask about consent; each intention is in its own file.
export { type ConsentStatement, recordConsent, recordOptOuts } from './commands/ledger.ts'
export { mergeOptOuts, saveOptOuts } from './commands/opt-outs.ts'
export { comingAddresses, refuseSuppressed, suppressedAmong } from './commands/suppression.ts'
