import { MultiSelect, Select, TextInput } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'

type Common = { label: string; onDone: () => void }

/** A text changed where it stands: Enter or leaving keeps it, Escape gives up. */
export function InlineText({ label, value, onSave, onDone, type = 'text' }: Common & { value: string; onSave: (value: string) => void; type?: 'text' | 'email' | 'tel' | 'number' }) {
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

export type Choices = { value: string; label: string }[]

/** One of a list, chosen where it stands. */
export function InlineSelect({ label, value, data, clearable = true, onSave, onDone }: Common & { value: string | null; data: Choices; clearable?: boolean; onSave: (value: string | null) => void }) {
  return <Select size="xs" aria-label={label} data={data} value={value} searchable clearable={clearable} allowDeselect={false} autoFocus defaultDropdownOpened comboboxProps={{ width: 240, position: 'bottom-start' }} onDropdownClose={onDone} onChange={(next) => {
    if (next !== value) onSave(next)
    onDone()
  }} />
}

/** Several of a list; kept when one leaves. */
export function InlineTags({ label, value, data, onSave, onDone }: Common & { value: string[]; data: Choices; onSave: (value: string[]) => void }) {
  const [chosen, setChosen] = useState(value)
  const finish = () => {
    if (chosen.join() !== value.join()) onSave(chosen)
    onDone()
  }
  return <MultiSelect size="xs" aria-label={label} data={data} value={chosen} searchable autoFocus defaultDropdownOpened comboboxProps={{ width: 240, position: 'bottom-start' }} onChange={setChosen} onDropdownClose={finish} />
}
