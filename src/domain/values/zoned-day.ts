import { Temporal } from 'temporal-polyfill'

/** The zone if it exists, else UTC: a zone nobody knows must not stop a list. */
export function knownZone(timeZone: string): string {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone).timeZoneId
  } catch {
    return 'UTC'
  }
}

/** The instant at which a day begins where someone lives, as UTC ISO text; `days` later or earlier. */
export function dayStart(day: string, timeZone: string, days = 0): string {
  return Temporal.PlainDate.from(day).add({ days }).toZonedDateTime(knownZone(timeZone)).toInstant().toString()
}

/** Which day an instant is where someone lives, `days` later or earlier. */
export function dayOf(instant: Date, timeZone: string, days = 0): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(knownZone(timeZone)).toPlainDate().add({ days }).toString()
}
