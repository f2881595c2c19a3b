/** Keys that do something, by where they do it; each names a sentence of the namespace «shell» under `keys`. `Mod` is Ctrl or ⌘. */
export const SHORTCUTS: { where: string; keys: { press: string[][]; does: string }[] }[] = [
  { where: 'everywhere', keys: [{ press: [['Mod', 'K']], does: 'search' }, { press: [['?']], does: 'help' }, { press: [['Esc']], does: 'close' }] },
  { where: 'table', keys: [{ press: [['/']], does: 'find' }, { press: [['N']], does: 'newLead' }, { press: [['↑'], ['↓'], ['←'], ['→']], does: 'cell' }, { press: [['Home'], ['End']], does: 'rowEnds' }, { press: [['Enter']], does: 'open' }, { press: [['F2']], does: 'edit' }, { press: [['Space']], does: 'choose' }, { press: [['Mod', 'A']], does: 'chooseAll' }] },
  { where: 'board', keys: [{ press: [['↑'], ['↓'], ['←'], ['→']], does: 'card' }, { press: [['Space']], does: 'lift' }, { press: [['Enter']], does: 'openCard' }, { press: [['Esc']], does: 'putBack' }] },
]
