import { expect, it } from 'vitest'
import { dayOf, dayStart } from './zoned-day.ts'

it('begins a day at midnight where one lives, summer and winter', () => {
  expect(dayStart('2026-01-15', 'Europe/Paris')).toBe('2026-01-14T23:00:00Z')
  expect(dayStart('2026-07-15', 'Europe/Paris')).toBe('2026-07-14T22:00:00Z')
  expect(dayStart('2026-07-15', 'Europe/Paris', 1)).toBe('2026-07-15T22:00:00Z')
})
it('counts days across the change of hour', () => {
  expect(dayStart('2026-03-28', 'Europe/Paris', 2)).toBe('2026-03-29T22:00:00Z')
  expect(dayOf(new Date('2026-03-28T23:30:00Z'), 'Europe/Paris')).toBe('2026-03-29')
  expect(dayOf(new Date('2026-03-28T23:30:00Z'), 'Europe/Paris', -30)).toBe('2026-02-27')
})
it('falls back to UTC for a zone nobody knows', () => {
  expect(dayStart('2026-01-15', 'Nowhere/Atlantis')).toBe('2026-01-15T00:00:00Z')
})
