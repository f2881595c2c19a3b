import { describe, expect, it } from 'vitest'
import { arrivesAs, showsLeads, usesLeads } from './leads-mode.ts'

describe('leads on or off', () => {
  it('follows the team where it chooses, else the organisation', () => {
    const table = [['inherit', true, true], ['inherit', false, false], ['leads', false, true], ['opportunities', true, false], [null, true, true], [null, false, false]] as const
    for (const [mode, enabled, expected] of table) expect(usesLeads(mode, enabled), `${mode} ${enabled}`).toBe(expected)
  })
  it('makes an opportunity of who comes where leads are off, but not of a closed lead or of one that has its opportunity', () => {
    expect(arrivesAs('working', 'opportunities', true)).toBe('opportunity')
    expect(arrivesAs('closed', 'opportunities', true)).toBe('lead')
    expect(arrivesAs('opportunity', 'opportunities', true)).toBe('lead')
    expect(arrivesAs('open', 'inherit', true)).toBe('lead')
  })
  it('keeps the menu while leads remain, then shows it to those whose teams use leads', () => {
    expect(showsLeads(['opportunities'], true, true)).toBe(true)
    expect(showsLeads(['opportunities'], true, false)).toBe(false)
    expect(showsLeads(['opportunities', 'inherit'], true, false)).toBe(true)
    expect(showsLeads([], false, false)).toBe(false)
  })
})
