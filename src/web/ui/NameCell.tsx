import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** A name in the reader's language, and in the other where it differs. */
export function NameCell({ name, nameEn }: { name: string; nameEn: string | null }) {
  const { i18n } = useTranslation()
  const [first, second, language] = i18n.language === 'en' ? [nameEn || name, nameEn ? name : null, 'fr'] : [name, nameEn, 'en']
  return (
    <>
      <Text size="sm" fw={550}>{first}</Text>
      {second && second !== first && <Text size="sm" c="dimmed" lang={language}>{second}</Text>}
    </>
  )
}
