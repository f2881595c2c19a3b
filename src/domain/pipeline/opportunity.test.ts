import { expect, it } from 'vitest'
import { canDo, OPPORTUNITY_ACTIONS, type OpportunityAction } from './opportunity.ts'

it('an open opportunity can be won or lost, a won or lost one reopened', () => {
  const allowed = (state: 'open' | 'won' | 'lost') => (Object.keys(OPPORTUNITY_ACTIONS) as OpportunityAction[]).filter((action) => canDo(action, state))
  expect(allowed('open')).toEqual(['move', 'win', 'lose'])
  expect(allowed('won')).toEqual(['move', 'restore'])
  expect(allowed('lost')).toEqual(['restore'])
})
