import { ActionIcon, Button, useMantineColorScheme } from '@mantine/core'
import { Moon, Sun, SunMoon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Language, setLanguage } from '../i18n/index.ts'

export type Theme = 'auto' | 'light' | 'dark'
const NEXT: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' }
const ICON = { auto: SunMoon, light: Sun, dark: Moon }

type Props = { onLanguage?: (language: Language) => void; onTheme?: (theme: Theme) => void }

/** The other language, and the next theme: as the machine, light, dark. */
export function LanguageTheme({ onLanguage, onTheme }: Props) {
  const { t, i18n } = useTranslation('shell')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const other: Language = i18n.language === 'fr' ? 'en' : 'fr'
  const next = NEXT[colorScheme]
  const Icon = ICON[colorScheme]
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-md" c="var(--mantine-color-text)" flex="none" lang={other} onClick={() => void setLanguage(other).then(() => onLanguage?.(other))}>{other === 'fr' ? 'Français' : 'English'}</Button>
      <ActionIcon variant="subtle" color="gray" c="var(--mantine-color-text)" size="lg" aria-label={t('themeIs', { now: t(`theme.${colorScheme}`), next: t(`theme.${next}`) })} title={t(`theme.${colorScheme}`)} onClick={() => {
        setColorScheme(next)
        onTheme?.(next)
      }}><Icon size={20} aria-hidden /></ActionIcon>
    </>
  )
}
