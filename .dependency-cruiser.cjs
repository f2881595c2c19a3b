/** Who may import whom. Each rule says what to do instead. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', comment: 'Move what both need into a file of its own.', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'domain-is-pure', comment: 'Pass in what the rule needs; domain knows only itself and pure packages.', severity: 'error', from: { path: '^src/domain', pathNot: '\\.test\\.ts$' }, to: { pathNot: '^src/domain|^node_modules/(big\\.js|@types/big\\.js|libphonenumber-js|tldts|temporal-polyfill)/' } },
    { name: 'contract-knows-domain-and-zod', comment: 'The contract is what web and server agree on; put code that does something on one side.', severity: 'error', from: { path: '^src/contract' }, to: { pathNot: '^src/(contract|domain)|^node_modules/zod/' } },
    { name: 'web-not-server', comment: 'The web talks to the server through the contract.', severity: 'error', from: { path: '^src/web' }, to: { path: '^src/server' } },
    { name: 'server-not-web', comment: 'The server does not know the pages.', severity: 'error', from: { path: '^src/server' }, to: { path: '^src/web' } },
    { name: 'commands-not-views', comment: 'A command decides from the store under lock; views are for screens.', severity: 'error', from: { path: '^src/server/features/[^/]+/commands' }, to: { path: '^src/server/features/[^/]+/views(\\.ts|/)' } },
    { name: 'views-not-commands', comment: 'A view reads; it changes nothing.', severity: 'error', from: { path: '^src/server/features/[^/]+/views' }, to: { path: '/commands(\\.ts|/)' } },
    { name: 'routes-not-store', comment: 'A route calls one command or one view.', severity: 'error', from: { path: '^src/server/features/[^/]+/(routes|jobs)' }, to: { path: '/store\\.ts' } },
    { name: 'only-the-owner-uses-its-store', comment: "Call the owner's commands: a table is written by its feature alone.", severity: 'error', from: { path: '^src/server/features/([^/]+)/' }, to: { path: '^src/server/features/([^/]+)/store', pathNot: '^src/server/features/$1/' } },
    { name: 'adapters-know-no-feature', comment: 'An adapter keeps its port; features call it.', severity: 'error', from: { path: '^src/server/adapters' }, to: { path: '^src/server/(features|http|jobs)' } },
    { name: 'no-dev-dependencies-in-src', comment: 'Move the package to dependencies.', severity: 'error', from: { path: '^src', pathNot: '\\.test\\.tsx?$' }, to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] } },
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' }, enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] } },
}
