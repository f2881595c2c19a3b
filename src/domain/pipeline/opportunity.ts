export type OpportunityState = 'open' | 'won' | 'lost'
export type OpportunityAction = 'move' | 'win' | 'lose' | 'restore'

/** From which states an action is possible; the command refuses from it and the button explains itself from it. */
export const OPPORTUNITY_ACTIONS: Record<OpportunityAction, { from: OpportunityState[]; refused: 'opportunity_not_open' | 'opportunity_not_closed' }> = {
  move: { from: ['open', 'won'], refused: 'opportunity_not_open' },
  win: { from: ['open'], refused: 'opportunity_not_open' },
  lose: { from: ['open'], refused: 'opportunity_not_open' },
  restore: { from: ['won', 'lost'], refused: 'opportunity_not_closed' },
}

export function canDo(action: OpportunityAction, state: OpportunityState): boolean {
  return OPPORTUNITY_ACTIONS[action].from.includes(state)
}
