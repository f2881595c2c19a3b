import { ColumnsButton } from './ColumnsButton.tsx'
import { onDemand } from './on-demand.tsx'

export type Choice<K extends string> = { columns: { key: K; label: string }[]; shown: K[]; onChange: (shown: K[]) => void }

const Chooser = onDemand<Choice<string>>(({ columns: _, shown: __, onChange: ___, ...trigger }) => <ColumnsButton {...trigger} />, async () => (await import('./ColumnChoice.tsx')).ColumnChoice)

/** Which columns a list shows; the first one always stays. */
export function ColumnChooser<K extends string>(props: Choice<K>) {
  return <Chooser {...(props as unknown as Choice<string>)} />
}
