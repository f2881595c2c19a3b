import { useEffect } from 'react'

const KEPT = 'piste.single-keys'
/** One-key shortcuts get in the way of speech input and shaky hands, so each browser can do without. */
export const singleKeysOn = (): boolean => localStorage.getItem(KEPT) !== 'off'
export const setSingleKeys = (on: boolean): void => (on ? localStorage.removeItem(KEPT) : localStorage.setItem(KEPT, 'off'))

const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Ctrl or Cmd with K from everywhere; «?» where nobody is writing and no dialog is open. */
export function useShellKeys(onPalette: () => void, onHelp: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        onPalette()
      } else if (event.key === '?' && !event.ctrlKey && !event.metaKey && !event.altKey && singleKeysOn() && !isTyping(event.target) && !document.querySelector('[role="dialog"]')) {
        event.preventDefault()
        onHelp()
      }
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [onPalette, onHelp])
}

/** What the command key is called on this machine. */
export const commandKey = (): string => (/mac|iphone|ipad/i.test(navigator.platform) ? '⌘' : 'Ctrl')
