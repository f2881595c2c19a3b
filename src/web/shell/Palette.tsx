import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Archive, Building2, ContactRound, Handshake, KeyRound, Plus, Search, Upload, UserRoundSearch } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/people.ts'
import type { SearchHit } from '#contract/records.ts'
import { Problem } from '../ui/Problem.tsx'
import type { Action } from './Actions.tsx'
import { matchingCommands, stepInList } from './palette.ts'
import classes from './palette.module.css'
import { placesFor } from './places.ts'
import { searchQuery } from './queries.ts'

const PAGE = { lead: '/leads', opportunity: '/opportunities', customer: '/customers', contact: '/contacts' } as const
const ICON = { lead: UserRoundSearch, opportunity: Handshake, customer: Building2, contact: ContactRound }
/** Pages of their own that are reached by what they do. */
const IMPORTS = '/imports'
const ACTIONS: Action[] = ['newLead', 'newOpportunity', 'newCustomer']

type Choice = { id: string; group: string; icon: typeof Building2; label: string; detail?: string | undefined; state?: string | undefined; archived?: boolean; run: () => void }

/** One box for everything: what one may see, found as one types, and where one can go or what one can start. */
export function Palette({ me, onClose, onAction }: { me: Me; onClose: () => void; onAction: (action: Action | 'shortcuts') => void }) {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [settled] = useDebouncedValue(typed.trim(), 120)
  const search = useQuery(searchQuery(settled))
  const list = useRef<HTMLDivElement>(null)
  const go = (to: string) => () => {
    onClose()
    void navigate({ to })
  }
  const hits = settled.length > 1 && typed.trim() !== '' ? (search.data?.items ?? []) : []
  const found = hits.map((hit): Choice => ({
    id: `${hit.kind}-${hit.id}`, group: t(`kind.${hit.kind}`), icon: ICON[hit.kind], label: hit.label, detail: hit.detail ?? undefined, archived: hit.archived, state: stateOf(hit, t),
    run: go(`${PAGE[hit.kind]}/${hit.id}`),
  }))
  const commands = matchingCommands([
    ...ACTIONS.map((action): Choice => ({ id: action, group: t('actions'), icon: Plus, label: t(`action.${action}`), run: () => onAction(action) })),
    { id: IMPORTS, group: t('actions'), icon: Upload, label: t('action.import'), run: go(IMPORTS) },
    ...placesFor(me).map((place): Choice => ({ id: place.to, group: t('goTo'), icon: place.icon, label: t(`place.${place.name}`), run: go(place.to) })),
    { id: 'profile', group: t('goTo'), icon: KeyRound, label: t('profile'), run: go('/profile') },
  ], typed)
  const choices = [...found, ...commands]
  const current = Math.min(at, choices.length - 1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words find other things, of which the first is proposed
  useEffect(() => setAt(0), [typed])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepInList(current, event.key, choices.length)
    if (next !== null) setAt(next)
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) choices[current]?.run()
    else return
    event.preventDefault()
  }
  const waiting = typed.trim().length > 1 && (search.isFetching || settled !== typed.trim())
  return (
    <Modal opened onClose={onClose} withCloseButton={false} padding={0} size={640} yOffset="10vh" transitionProps={{ duration: 0 }} aria-label={t('searchEverything')}>
      <div className={classes.field}>
        <Search size={18} aria-hidden />
        <input className={classes.input} data-autofocus type="text" role="combobox" aria-expanded={choices.length > 0} aria-controls={choices.length > 0 ? 'palette-list' : undefined} aria-activedescendant={choices[current] ? `palette-${choices[current].id}` : undefined} aria-autocomplete="list" aria-label={t('searchEverything')}
          placeholder={t('searchPlaceholder')} autoComplete="off" spellCheck={false} maxLength={200} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} onKeyDown={onKeyDown} />
        <button type="button" className={classes.close} onClick={onClose}><kbd>{t('escape')}</kbd><span className={classes.hidden}>{t('close')}</span></button>
      </div>
      <Problem error={search.error} />
      {choices.length > 0 ? <div id="palette-list" ref={list} role="listbox" aria-label={t('results')} className={classes.list}>
        {choices.map((choice, index) => (
          <div key={choice.id} role="presentation">
            {choice.group !== choices[index - 1]?.group && <div role="presentation" className={classes.group}>{choice.group}</div>}
            <div id={`palette-${choice.id}`} role="option" aria-selected={index === current} className={classes.option} onClick={choice.run} onMouseMove={() => setAt(index)} onKeyDown={onKeyDown}>
              <choice.icon size={18} aria-hidden />
              <span className={classes.label}>{choice.label}</span>
              {choice.detail && <span className={classes.detail}>{choice.detail}</span>}
              {choice.archived && <span className={classes.state}><Archive size={14} aria-hidden /> {t('archived')}</span>}
              {choice.state && <span className={classes.state}>{choice.state}</span>}
            </div>
          </div>
        ))}
      </div> : <p className={classes.nothing}>{waiting ? t('searching') : t('nothing')}</p>}
      <div role="status" className={classes.foot}>{waiting ? t('searching') : settled.length > 1 ? t('found', { count: found.length }) : t('paletteKeys')}</div>
    </Modal>
  )
}

/** How it stands, where that says something. */
function stateOf(hit: SearchHit, t: (key: string) => string): string | undefined {
  if (hit.state === null) return undefined
  return t(hit.kind === 'lead' ? `leadKind.${hit.state}` : `opportunityState.${hit.state}`)
}
