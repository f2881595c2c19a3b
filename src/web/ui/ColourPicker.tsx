import { Input, VisuallyHidden } from '@mantine/core'
import { Check } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './colour-picker.module.css'

const COLOURS = ['gray', 'red', 'pink', 'grape', 'violet', 'indigo', 'blue', 'cyan', 'teal', 'green', 'lime', 'yellow', 'orange'] as const

/** One of the colours a label can have. */
export function ColourPicker({ label, value, onChange }: { label: string; value: string; onChange: (colour: string) => void }) {
  const { t } = useTranslation('settings')
  const name = useId()
  return (
    <fieldset className={classes.colours}>
      <Input.Label component="legend" className={classes.legend}>{label}</Input.Label>
      {COLOURS.map((colour) => (
        <label key={colour} className={classes.colour} title={t(`colour.${colour}`)} style={{ '--swatch': `var(--mantine-color-${colour}-6)` }}>
          <input type="radio" name={name} value={colour} checked={value === colour} onChange={() => onChange(colour)} />
          <Check size={14} aria-hidden />
          <VisuallyHidden>{t(`colour.${colour}`)}</VisuallyHidden>
        </label>
      ))}
    </fieldset>
  )
}
