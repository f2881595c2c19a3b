import type { FocusEvent, KeyboardEvent, ReactNode } from 'react'
import { DraftBar } from './DraftBar.tsx'
import type { Versioned } from './draft.ts'
import type { Draft } from './use-draft.ts'

type Props<T extends Versioned> = { label: string; draft: Draft<T>; /** How a field is called and its value shown. */ fieldLabel: (field: keyof T & string) => string; show: (field: keyof T & string, value: unknown) => string; children: ReactNode }

/**
 * A record's fields, each saved as one leaves it or presses Enter. What belongs together (`data-together`: an address)
 * is saved as one leaves the whole of it.
 */
export function DraftForm<T extends Versioned>({ label, draft, fieldLabel, show, children }: Props<T>) {
  const save = () => void draft.save()
  const onBlur = ({ target, relatedTarget }: FocusEvent) => {
    const together = target.closest('[data-together]')
    if (!together?.contains(relatedTarget)) save()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement && !event.defaultPrevented) save()
  }
  return (
    <form noValidate aria-label={label} onBlur={onBlur} onKeyDown={onKeyDown} onSubmit={(event) => {
      event.preventDefault()
      save()
    }}>
      {children}
      <DraftBar draft={draft} label={fieldLabel} show={show} />
    </form>
  )
}
