import type { OpportunityListItem, PipelineColumn } from '#contract/opportunities.ts'
import { inBase, type Rates } from '#domain/values/money.ts'
import { cents, fromCents, weigh } from './amount.ts'

export type Card = OpportunityListItem
export type Board = { currency: string; rates: Rates; columns: PipelineColumn[] }
/** Where a card goes: after another card, at the top of the stage where that is null. */
export type Place = { stageId: string; afterId: string | null }

export function findCard(board: Board, id: string): { card: Card; column: PipelineColumn; index: number } | null {
  for (const column of board.columns) {
    const index = column.cards.findIndex((card) => card.id === id)
    const card = column.cards[index]
    if (card) return { card, column, index }
  }
  return null
}

export function placeOf(board: Board, id: string): Place | null {
  const found = findCard(board, id)
  return found ? { stageId: found.column.stage.id, afterId: found.column.cards[found.index - 1]?.id ?? null } : null
}

/** Adds a card to a column's count and sums, or takes it off. */
function tally(column: PipelineColumn, card: Card, { currency, rates }: Board, by: 1 | -1): PipelineColumn {
  const change = (sum: string, value: bigint) => fromCents(cents(sum) + (by === 1 ? value : -value))
  const count = column.count + by
  const worth = inBase(card.amount, card.currency, currency, rates)
  if (worth !== null) return { ...column, count, sum: change(column.sum, cents(worth)), weightedSum: change(column.weightedSum, weigh(worth, card.probability)) }
  const known = column.otherCurrencies.some((one) => one.currency === card.currency) ? column.otherCurrencies : [...column.otherCurrencies, { currency: card.currency, sum: '0.00' }]
  return { ...column, count, otherCurrencies: known.map((one) => (one.currency === card.currency ? { ...one, sum: change(one.sum, cents(card.amount)) } : one)).filter((one) => by === 1 || cents(one.sum) !== 0n) }
}

export function removeCard(board: Board, id: string): Board {
  const found = findCard(board, id)
  if (!found) return board
  return { ...board, columns: board.columns.map((column) => (column === found.column ? { ...tally(column, found.card, board, -1), cards: column.cards.filter((card) => card.id !== id) } : column)) }
}

/** The board as it is after the move, as the server will make it: another stage brings its probability and its state. */
export function moveCard(board: Board, id: string, to: Place): Board {
  const found = findCard(board, id)
  const target = board.columns.find((column) => column.stage.id === to.stageId)
  if (!found || !target || to.afterId === id) return board
  const { stage } = target
  const card: Card = found.column === target
    ? found.card
    : { ...found.card, stageId: stage.id, stage: { id: stage.id, label: stage.label, kind: stage.kind, colour: stage.colour }, probability: stage.probability, state: stage.kind === 'won' ? 'won' : 'open' }
  const without = removeCard(board, id)
  return {
    ...without,
    columns: without.columns.map((column) => {
      if (column.stage.id !== to.stageId) return column
      const at = to.afterId === null ? 0 : column.cards.findIndex((one) => one.id === to.afterId) + 1
      return { ...tally(column, card, board, 1), cards: [...column.cards.slice(0, at), card, ...column.cards.slice(at)] }
    }),
  }
}

/** Puts further cards of a column behind those that are there, each once. */
export function appendCards(board: Board, page: PipelineColumn): Board {
  return {
    ...board,
    columns: board.columns.map((column) => {
      if (column.stage.id !== page.stage.id) return column
      const there = new Set(column.cards.map((card) => card.id))
      return { ...column, cards: [...column.cards, ...page.cards.filter((card) => !there.has(card.id))], nextCursor: page.nextCursor }
    }),
  }
}

export type Step = 'left' | 'right' | 'up' | 'down' | 'first' | 'last'

/** The place one step from where a card is; null at the edge of the board. Places count without the card itself. */
export function stepPlace(board: Board, id: string, step: Step): Place | null {
  const found = findCard(board, id)
  if (!found) return null
  const others = (column: PipelineColumn) => column.cards.filter((card) => card.id !== id)
  const at = (column: PipelineColumn, index: number): Place => ({ stageId: column.stage.id, afterId: index <= 0 ? null : (others(column)[index - 1]?.id ?? others(column).at(-1)?.id ?? null) })
  const last = others(found.column).length
  if (step === 'up') return found.index > 0 ? at(found.column, found.index - 1) : null
  if (step === 'down') return found.index < last ? at(found.column, found.index + 1) : null
  if (step === 'first') return at(found.column, 0)
  if (step === 'last') return at(found.column, last)
  const next = board.columns[board.columns.indexOf(found.column) + (step === 'left' ? -1 : 1)]
  return next ? at(next, Math.min(found.index, others(next).length)) : null
}

/** The card one step away, for moving the focus; skips empty columns. */
export function stepFocus(board: Board, id: string, step: Step): string | null {
  const found = findCard(board, id)
  if (!found) return null
  const { cards } = found.column
  if (step === 'up' || step === 'down') return cards[found.index + (step === 'up' ? -1 : 1)]?.id ?? null
  if (step === 'first' || step === 'last') return (step === 'first' ? cards[0] : cards.at(-1))?.id ?? null
  const here = board.columns.indexOf(found.column)
  const aside = step === 'left' ? board.columns.slice(0, here).reverse() : board.columns.slice(here + 1)
  const column = aside.find((one) => one.cards.length > 0)
  return column ? (column.cards[Math.min(found.index, column.cards.length - 1)]?.id ?? null) : null
}
