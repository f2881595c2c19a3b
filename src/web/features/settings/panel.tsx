import { useQuery } from '@tanstack/react-query'
import { settingsQuery } from './queries.ts'

/** The organisation's settings, for pages that say what they come to. */
export const useSettings = () => useQuery(settingsQuery)
