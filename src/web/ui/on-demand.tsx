import { type ComponentType, lazy, Suspense, useState } from 'react'

export type TriggerProps = { onClick?: () => void; onPointerEnter?: () => void; onFocus?: () => void }

/** A button whose menu or form is fetched when it is first wanted: `Trigger` alone until then, afterwards what `load` brings, which opens at once around the same trigger. */
export function onDemand<P extends object>(Trigger: ComponentType<P & TriggerProps>, load: () => Promise<ComponentType<P>>): ComponentType<P & { wantedAtOnce?: boolean }> {
  const Full = lazy(async () => ({ default: await load() }))
  const fetchAhead = () => void load()
  return function OnDemand({ wantedAtOnce = false, ...rest }) {
    const props = rest as unknown as P
    const [wanted, setWanted] = useState(wantedAtOnce)
    const trigger = <Trigger {...props} onClick={() => setWanted(true)} onPointerEnter={fetchAhead} onFocus={fetchAhead} />
    return wanted ? <Suspense fallback={trigger}><Full {...props} /></Suspense> : trigger
  }
}
