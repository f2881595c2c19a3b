import { describe, expect, it } from 'vitest'
import type { PipelineColumn } from '#contract/opportunities.ts'
import { appendCards, type Board, type Card, moveCard, placeOf, removeCard, stepFocus, stepPlace } from './board.ts'

const card = (id: string, amount = '100.00', probability = 10, currency = 'EUR') => ({ id, amount, probability, currency, state: 'open' }) as Card
const column = (id: string, probability: number, cards: Card[], more: Partial<PipelineColumn> = {}): PipelineColumn => ({
  stage: { id, label: id, kind: id === 'won' ? 'won' : 'open', colour: 'blue', folded: false, probability }, count: cards.length, sum: '0.00', weightedSum: '0.00', otherCurrencies: [], cards, nextCursor: null, ...more,
})
const board: Board = {
  currency: 'EUR',
  rates: {},
  columns: [
    column('new', 10, [card('a'), card('b'), card('c', '50.00', 10, 'CHF')], { sum: '200.00', weightedSum: '20.00', otherCurrencies: [{ currency: 'CHF', sum: '50.00' }] }),
    column('empty', 30, []),
    column('won', 100, [card('d', '1000.00', 100)], { sum: '1000.00', weightedSum: '1000.00' }),
  ],
}
const order = (of: Board) => of.columns.map((one) => one.cards.map(({ id }) => id).join(''))

describe('moving a card', () => {
  it('takes its amount along, weighted as the new stage weighs it', () => {
    const moved = moveCard(board, 'a', { stageId: 'won', afterId: 'd' })
    expect(order(moved)).toEqual(['bc', '', 'da'])
    expect(moved.columns.map((one) => [one.count, one.sum, one.weightedSum])).toEqual([[2, '100.00', '10.00'], [0, '0.00', '0.00'], [2, '1100.00', '1100.00']])
    expect(moved.columns[2]?.cards[1]).toMatchObject({ state: 'won', probability: 100, stageId: 'won' })
  })
  it('leaves sums alone within a stage', () => {
    const moved = moveCard(board, 'a', { stageId: 'new', afterId: 'b' })
    expect(order(moved)[0]).toBe('bac')
    expect(moved.columns[0]).toMatchObject({ count: 3, sum: '200.00', weightedSum: '20.00' })
  })
  it('keeps other currencies apart', () => {
    const moved = moveCard(board, 'c', { stageId: 'empty', afterId: null })
    expect(moved.columns[0]?.otherCurrencies).toEqual([])
    expect(moved.columns[1]).toMatchObject({ sum: '0.00', otherCurrencies: [{ currency: 'CHF', sum: '50.00' }] })
  })
  it('takes the worth of an amount in a rated currency along', () => {
    const moved = moveCard({ ...board, rates: { CHF: '1.1' } }, 'c', { stageId: 'won', afterId: null })
    expect(moved.columns.map((one) => one.sum)).toEqual(['145.00', '0.00', '1055.00'])
  })
  it('can be taken back', () => {
    const from = placeOf(board, 'b')
    const moved = moveCard(board, 'b', { stageId: 'empty', afterId: null })
    expect(from && order(moveCard(moved, 'b', from))).toEqual(order(board))
  })
  it('forgets a card that was lost', () => {
    expect(removeCard(board, 'b').columns[0]).toMatchObject({ count: 2, sum: '100.00', weightedSum: '10.00' })
    expect(removeCard(board, 'unknown')).toBe(board)
  })
})

it('shows further cards once', () => {
  const page = column('new', 10, [card('c'), card('e')], { nextCursor: 'more' })
  expect(order(appendCards(board, page))[0]).toBe('abce')
  expect(appendCards(board, page).columns[0]?.nextCursor).toBe('more')
})

it('steps a lifted card through places and stages, and stops at the edges', () => {
  expect(stepPlace(board, 'a', 'up')).toBeNull()
  expect(stepPlace(board, 'a', 'down')).toEqual({ stageId: 'new', afterId: 'b' })
  expect(stepPlace(board, 'b', 'up')).toEqual({ stageId: 'new', afterId: null })
  expect(stepPlace(board, 'c', 'down')).toBeNull()
  expect(stepPlace(board, 'a', 'last')).toEqual({ stageId: 'new', afterId: 'c' })
  expect(stepPlace(board, 'b', 'right')).toEqual({ stageId: 'empty', afterId: null })
  expect(stepPlace(board, 'd', 'left')).toEqual({ stageId: 'empty', afterId: null })
  expect(stepPlace(board, 'd', 'right')).toBeNull()
})

it('moves the focus past empty stages', () => {
  expect(stepFocus(board, 'c', 'right')).toBe('d')
  expect(stepFocus(board, 'd', 'left')).toBe('a')
  expect(stepFocus(board, 'a', 'down')).toBe('b')
  expect(stepFocus(board, 'a', 'left')).toBeNull()
})
