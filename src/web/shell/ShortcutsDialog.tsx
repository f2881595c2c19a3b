import { Stack, Switch, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/Dialog.tsx'
import { setSingleKeys, singleKeysOn } from '../ui/single-keys.ts'
import { commandKey } from './keys.ts'
import classes from './shortcuts.module.css'
import { SHORTCUTS } from './shortcuts.ts'

/** Which keys do what, and a way to do without those of one sign. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('shell')
  const [on, setOn] = useState(singleKeysOn)
  const nameOf = (key: string) => (key === 'Mod' ? commandKey() : ['Home', 'End', 'Space', 'Enter', 'Esc'].includes(key) ? t(`key.${key}`) : key)
  return (
    <Dialog onClose={onClose} title={t('shortcuts')} size="lg">
      <Stack>
        {SHORTCUTS.map(({ where, keys }) => (
          <section key={where}>
            <Title order={3} size="h5" mb={4}>{t(`where.${where}`)}</Title>
            <dl className={classes.keys}>
              {keys.map(({ press, does }) => (
                <div key={does}><dt>{press.map((one) => <span key={one.join('')}>{one.map((key) => <kbd key={key}>{nameOf(key)}</kbd>)}</span>)}</dt><dd>{t(`keys.${does}`)}</dd></div>
              ))}
            </dl>
          </section>
        ))}
        <Switch label={t('singleKeys')} description={t('singleKeysText')} checked={on} onChange={(event) => {
          setOn(event.currentTarget.checked)
          setSingleKeys(event.currentTarget.checked)
        }} />
      </Stack>
    </Dialog>
  )
}
