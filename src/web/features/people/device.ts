const BROWSERS: [RegExp, string][] = [[/\bEdg(?:e|A|iOS)?\//, 'Edge'], [/\b(?:OPR|Opera)\b/, 'Opera'], [/\bSamsungBrowser\//, 'Samsung Internet'], [/\b(?:Firefox|FxiOS)\//, 'Firefox'], [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'], [/\bSafari\//, 'Safari'], [/\bcurl\//, 'curl']]
const SYSTEMS: [RegExp, string][] = [[/\biPhone\b/, 'iPhone'], [/\biPad\b/, 'iPad'], [/\bAndroid\b/, 'Android'], [/\bWindows\b/, 'Windows'], [/\bCrOS\b/, 'ChromeOS'], [/\bMac OS X\b|\bMacintosh\b/, 'Mac'], [/\bLinux\b/, 'Linux']]

/** The browser and machine behind a User-Agent, as people call them; null for what cannot be told. */
export function deviceOf(userAgent: string | null): { browser: string | null; system: string | null } {
  const first = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1] ?? null
  return { browser: first(BROWSERS), system: first(SYSTEMS) }
}

/** Machines held in the hand. */
export const isHandheld = (system: string | null): boolean => system === 'iPhone' || system === 'iPad' || system === 'Android'
