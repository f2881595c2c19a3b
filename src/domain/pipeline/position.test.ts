import fc from 'fast-check'
import { expect, it } from 'vitest'
import { positionBetween } from './position.ts'

it('always finds room between two cards, wherever one drops', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 300 }), (drops) => {
      const cards: string[] = []
      for (const drop of drops) {
        const at = Math.min(cards.length, Math.floor(drop * (cards.length + 1)))
        cards.splice(at, 0, positionBetween(cards[at - 1] ?? null, cards[at] ?? null))
      }
      expect(cards).toEqual([...cards].sort())
      expect(new Set(cards).size).toBe(cards.length)
    }),
  )
})

it('keeps keys short when cards are always dropped on top or at the end', () => {
  let [top, end] = ['V', 'V']
  for (let i = 0; i < 1000; i += 1) [top, end] = [positionBetween(null, top), positionBetween(end, null)]
  expect(Math.max(top.length, end.length)).toBeLessThan(260)
})
