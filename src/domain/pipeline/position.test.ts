import fc from 'fast-check'
import { expect, it } from 'vitest'
import { positionBetween } from './position.ts'

it('always finds room between two cards, wherever one drops', () => {
  const drop = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1))
  fc.assert(
    fc.property(fc.array(drop, { maxLength: 400 }), (drops) => {
      const cards: string[] = []
      for (const place of drops) {
        const at = Math.min(cards.length, Math.floor(place * (cards.length + 1)))
        cards.splice(at, 0, positionBetween(cards[at - 1] ?? null, cards[at] ?? null))
      }
      expect(cards).toEqual([...cards].sort())
      expect(new Set(cards).size).toBe(cards.length)
    }),
  )
})

it('finds room for thousands of cards in one column', () => {
  const cards: string[] = []
  let seed = 7
  for (let i = 0; i < 5000; i += 1) {
    seed = (seed * 48_271) % 2_147_483_647
    const at = seed % (cards.length + 1)
    cards.splice(at, 0, positionBetween(cards[at - 1] ?? null, cards[at] ?? null))
  }
  expect(cards).toEqual([...cards].sort())
  expect(new Set(cards).size).toBe(5000)
})

it('keeps keys short when a hundred thousand cards are put on top or at the end', () => {
  let [top, end] = ['V', 'V']
  for (let i = 0; i < 100_000; i += 1) {
    const [above, below] = [positionBetween(null, top), positionBetween(end, null)]
    if (above >= top || below <= end) throw new Error(`out of order: ${above} ${top} ${end} ${below}`)
    ;[top, end] = [above, below]
  }
  expect(Math.max(top.length, end.length)).toBeLessThan(6)
})

it('never runs out of room at an end', () => {
  for (const edge of ['z', 'zz', 'zzzz', 'zzzzzzzz', 'zzzy', 'zz01']) {
    expect(positionBetween(edge, null) > edge).toBe(true)
    expect(positionBetween(edge, null).endsWith('0')).toBe(false)
  }
  for (const edge of ['1', '01', '0001', '00000001', '000100000000V', '0V']) {
    expect(positionBetween(null, edge) < edge).toBe(true)
    expect(positionBetween(null, edge)).toMatch(/[1-9A-Za-z]$/)
  }
})

it('a card dropped between two that were put at the same place at the same moment follows them', () => {
  expect(positionBetween('V', 'V') > 'V').toBe(true)
  expect(() => positionBetween('W', 'V')).toThrow()
})
