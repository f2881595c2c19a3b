import { TextInput } from '@mantine/core'
import { type ComponentProps, type KeyboardEvent, lazy, Suspense, useRef, useState } from 'react'

export type Choices = { value: string; label: string }[]
export type InlineProps = { label: string; onDone: () => void }

/** A text changed where it stands: Enter or leaving keeps it, Escape gives up. */
export function InlineText({ label, value, onSave, onDone, type = 'text' }: InlineProps & { value: string; onSave: (value: string) => void; type?: 'text' | 'email' | 'tel' | 'number' }) {
  const [text, setText] = useState(value)
  const over = useRef(false)
  const finish = (keep: boolean) => {
    if (over.current) return
    over.current = true
    if (keep && text.trim() !== value) onSave(text.trim())
    onDone()
  }
  return <TextInput size="xs" aria-label={label} type={type} value={text} maxLength={200} autoFocus onFocus={(event) => event.currentTarget.type !== 'number' && event.currentTarget.select()} onChange={(event) => setText(event.currentTarget.value)} onBlur={() => finish(true)} onKeyDown={(event: KeyboardEvent) => {
    if (event.key === 'Enter') finish(true)
    if (event.key === 'Escape') finish(false)
  }} />
}

const Select = lazy(async () => ({ default: (await import('./InlineChoice.tsx')).InlineSelect }))
const Tags = lazy(async () => ({ default: (await import('./InlineChoice.tsx')).InlineTags }))

/** One of a list, chosen where it stands; the list of choices is fetched when first wanted. */
export const InlineSelect = (props: ComponentProps<typeof Select>) => <Suspense><Select {...props} /></Suspense>

/** Several of a list; kept when one leaves. */
export const InlineTags = (props: ComponentProps<typeof Tags>) => <Suspense><Tags {...props} /></Suspense>
