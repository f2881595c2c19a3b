import { createTheme, type CSSVariablesResolver, type MantineThemeOverride } from '@mantine/core'

/** Colours and words every component starts from. The contrasts are those of WCAG 2.2 AA on all our backgrounds. */
export const themeIn = (t: (key: 'close' | 'clear' | 'remove') => string): MantineThemeOverride =>
  createTheme({
    primaryColor: 'cyan', primaryShade: 9, autoContrast: true, fontFamily: 'system-ui, sans-serif', headings: { fontFamily: 'system-ui, sans-serif' },
    components: {
      // Says that one is waiting; a mere span may bear no name.
      Loader: { defaultProps: { role: 'status' } },
      // Its place-holder for the focus is no menu item; the first item takes it.
      Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
      CloseButton: { defaultProps: { 'aria-label': t('close') } },
      InputClearButton: { defaultProps: { 'aria-label': t('clear') } },
      Alert: { defaultProps: { closeButtonLabel: t('close') } },
      Pill: { defaultProps: { removeButtonProps: { 'aria-label': t('remove') } } },
    },
  })

export const contrasts: CSSVariablesResolver = (theme) => ({
  variables: { '--mantine-color-cyan-filled-hover': '#095c6b', '--mantine-primary-color-filled-hover': '#095c6b' },
  light: { '--mantine-color-cyan-light-hover': theme.colors.cyan[1], '--mantine-primary-color-light-hover': theme.colors.cyan[1], '--mantine-color-dimmed': theme.colors.gray[7], '--mantine-color-placeholder': theme.colors.gray[7], '--mantine-color-error': theme.colors.red[9] },
  dark: { '--mantine-color-dimmed': theme.colors.dark[1], '--mantine-color-placeholder': theme.colors.dark[1], '--mantine-color-error': theme.colors.red[4] },
})
