import { Button, Group, TextInput } from '@mantine/core'
import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Something to take elsewhere: a link, a key. */
export function CopyField({ label, value, description }: { label: string; value: string; description?: string }) {
  const { t } = useTranslation('shell')
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await copyText(value, field.current)
    setCopied(true)
    setTimeout(() => setCopied(false), 3000)
  }
  return (
    <Group gap="xs" align="end" wrap="nowrap">
      <TextInput ref={field} flex={1} miw={0} label={label} description={description} inputWrapperOrder={['label', 'input', 'description']} value={value} readOnly onFocus={(event) => event.currentTarget.select()} styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }} mb={description ? -20 : 0} />
      <Button variant="default" onClick={() => void copy()} leftSection={copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}><span role="status">{t(copied ? 'copied' : 'copy')}</span></Button>
    </Group>
  )
}

/** Browsers keep the clipboard to https; over plain http on a house's network the selection is copied the old way. */
export async function copyText(text: string, selected: HTMLInputElement | null): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  selected?.select()
  document.execCommand('copy')
}
