import { MultiSelect, Select } from '@mantine/core'
import { useState } from 'react'
import type { Choices, InlineProps } from './InlineEdit.tsx'

/** One of a list, chosen where it stands. */
export function InlineSelect({ label, value, data, clearable = true, onSave, onDone }: InlineProps & { value: string | null; data: Choices; clearable?: boolean; onSave: (value: string | null) => void }) {
  return <Select size="xs" aria-label={label} data={data} value={value} searchable clearable={clearable} allowDeselect={false} autoFocus defaultDropdownOpened comboboxProps={{ width: 240, position: 'bottom-start' }} onDropdownClose={onDone} onChange={(next) => {
    if (next !== value) onSave(next)
    onDone()
  }} />
}

/** Several of a list; kept when one leaves. */
export function InlineTags({ label, value, data, onSave, onDone }: InlineProps & { value: string[]; data: Choices; onSave: (value: string[]) => void }) {
  const [chosen, setChosen] = useState(value)
  const finish = () => {
    if (chosen.join() !== value.join()) onSave(chosen)
    onDone()
  }
  return <MultiSelect size="xs" aria-label={label} data={data} value={chosen} searchable autoFocus defaultDropdownOpened comboboxProps={{ width: 240, position: 'bottom-start' }} onChange={setChosen} onDropdownClose={finish} />
}
