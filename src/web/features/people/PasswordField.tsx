import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** A password that can be looked at; a new one says how long it must be. */
export function PasswordField({ isNew = false, ...props }: PasswordInputProps & { isNew?: boolean }) {
  const { t } = useTranslation('people')
  return (
    <PasswordInput required withAsterisk={false} maxLength={128} autoComplete={isNew ? 'new-password' : 'current-password'} description={isNew ? t('passwordHint') : undefined} inputWrapperOrder={['label', 'input', 'error', 'description']}
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }} {...(isNew ? { minLength: 10 } : {})} {...props} />
  )
}
