import { useEffect, useRef } from 'react'

const KEPT = 'piste.single-keys'
/** One-key shortcuts get in the way of speech input and shaky hands, so each browser can do without. */
export const singleKeysOn = (): boolean => localStorage.getItem(KEPT) !== 'off'
export const setSingleKeys = (on: boolean): void => (on ? localStorage.removeItem(KEPT) : localStorage.setItem(KEPT, 'off'))

const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** What keys of one sign do on a page, where nobody is writing and no dialog is open. */
export function useSingleKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const act = latest.current[event.key.toLowerCase()]
      if (!act || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !singleKeysOn() || isTyping(event.target) || document.querySelector('[role="dialog"]')) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}
