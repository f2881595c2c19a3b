import { Modal, type ModalProps } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

/** A dialog, open as long as it is there. Its close button has a name, and the focus goes back to where it came from. */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  const { t } = useTranslation()
  const opener = useRef(document.activeElement)
  // The library gives the focus back to a dialog's opener only when the dialog stays mounted.
  useEffect(() => () => {
    if (document.activeElement === document.body && opener.current instanceof HTMLElement) opener.current.focus()
  }, [])
  return <Modal opened closeButtonProps={{ 'aria-label': t('close') }} {...props} />
}
