import { foldText } from '#domain/values/text.ts'

export type Command = { id: string; label: string }

/** Commands of which some word begins with each word typed, accents aside; the label that begins so comes first. */
export function matchingCommands<T extends Command>(commands: T[], typed: string): T[] {
  const words = foldText(typed).split(' ').filter(Boolean)
  const found = commands.filter(({ label }) => {
    const own = foldText(label).split(' ')
    return words.every((word) => own.some((one) => one.startsWith(word)))
  })
  const begins = ({ label }: Command) => Number(words.length > 0 && foldText(label).startsWith(words.join(' ')))
  return found.toSorted((a, b) => begins(b) - begins(a))
}

/** Which of `count` choices is meant after a key; past the end it starts again. Null: not a key of the list. */
export function stepInList(at: number, key: string, count: number): number | null {
  if (count === 0) return null
  switch (key) {
    case 'ArrowDown': return (at + 1) % count
    case 'ArrowUp': return (at - 1 + count) % count
    case 'PageDown': return Math.min(at + 5, count - 1)
    case 'PageUp': return Math.max(at - 5, 0)
    default: return null
  }
}
