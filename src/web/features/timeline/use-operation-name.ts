import { useTranslation } from 'react-i18next'

/** What somebody did, in words: `lead.change` is «Modification». */
export function useOperationName() {
  const { t } = useTranslation('timeline')
  return (kind: string): string => t(`operation.${kind.replaceAll('.', '_')}`, { defaultValue: t(`operation.${kind.split('.').at(-1)}`, { defaultValue: t('operation.change') }) })
}
