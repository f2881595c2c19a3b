/** Every time zone this browser knows, and the one in use where it does not (UTC, which it leaves out). */
export function timeZoneOptions(current: string): { value: string; label: string }[] {
  return [...new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
}
