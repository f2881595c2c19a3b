import { Button, FileButton, Input, Text } from '@mantine/core'
import { ImageUp, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './settings.module.css'

const MOST = 200 * 1024

const asDataUrl = (file: File): Promise<string> => new Promise((resolve, reject) => {
  const reader = new FileReader()
  reader.onload = () => resolve(String(reader.result))
  reader.onerror = () => reject(reader.error ?? new Error('unreadable'))
  reader.readAsDataURL(file)
})

/** The organisation's logo: shown, replaced, removed. */
export function LogoField({ value, onChange, error }: { value: string; onChange: (logo: string) => void; error: string | undefined }) {
  const { t } = useTranslation('settings')
  const [refused, setRefused] = useState(false)
  const take = async (file: File | null) => {
    if (!file) return
    const bad = !['image/png', 'image/jpeg'].includes(file.type) || file.size > MOST
    setRefused(bad)
    if (!bad) onChange(await asDataUrl(file))
  }
  const problem = refused ? t('logo.wrong') : error
  return (
    <div role="group" aria-labelledby="logo-label">
      <Input.Label component="div" id="logo-label">{t('field.logo')}</Input.Label>
      <div className={classes.logo}>
        <div className={classes.preview}>{value ? <img src={value} alt={t('logo.current')} /> : <Text span size="xs">{t('logo.none')}</Text>}</div>
        <FileButton accept="image/png,image/jpeg" onChange={(file) => void take(file)}>{(props) => <Button {...props} variant="default" size="xs" leftSection={<ImageUp size={16} aria-hidden />}>{value ? t('logo.replace') : t('logo.choose')}</Button>}</FileButton>
        {value && <Button variant="subtle" color="red" size="xs" leftSection={<Trash2 size={16} aria-hidden />} onClick={() => onChange('')}>{t('logo.remove')}</Button>}
      </div>
      <Input.Description mt={4}>{t('logo.help')}</Input.Description>
      {problem && <Input.Error mt={4} role="alert">{problem}</Input.Error>}
    </div>
  )
}
