import { useEffect } from 'react'
import { useSingleKeys } from '../ui/single-keys.ts'

/** Ctrl or Cmd with K from everywhere; «?» where nobody is writing. */
export function useShellKeys(onPalette: () => void, onHelp: () => void): void {
  useSingleKeys({ '?': onHelp })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      onPalette()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [onPalette])
}

/** What the command key is called on this machine. */
export const commandKey = (): string => (/mac|iphone|ipad/i.test(navigator.platform) ? '⌘' : 'Ctrl')
