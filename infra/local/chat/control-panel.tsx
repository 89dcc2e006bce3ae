/** 「接続の調子を変える」: what happens to the city on a bad day of Teams can be seen here on a good one. */
import { type ReactNode, useCallback, useEffect, useId, useState } from 'react'
import type { PersonInList } from '../teams/chat-view.ts'
import type { ControlState, RequestKind } from '../teams/control-view.ts'
import { control } from './api.ts'
import { requestNames, troubleSentence } from './control-words.ts'
import { TroubleForm } from './trouble-form.tsx'

export interface ControlPanelProps {
  readonly people: readonly PersonInList[]
  /** Of the city: when it grows, the counters may have too. */
  readonly version: number
}

export function ControlPanel({ people, version }: ControlPanelProps): ReactNode {
  const [open, setOpen] = useState(false)
  const { state, change } = useControl(version)
  const panelId = useId()
  useEffect(() => {
    if (!open) return
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [open])
  const active = state?.troubles.length ?? 0
  return (
    <div className="control">
      <button
        type="button"
        className="plain"
        aria-expanded={open}
        aria-controls={panelId}
        aria-label="接続の調子を変える"
        onClick={() => setOpen(!open)}
      >
        <span className="when-wide">接続の</span>調子<span className="when-wide">を変える</span>
        {active > 0 ? <span className="badge">{active}</span> : null}
      </button>
      {open && state ? (
        <section id={panelId} className="control-panel" aria-label="接続の調子">
          <Panel people={people} state={state} change={change} />
        </section>
      ) : null}
    </div>
  )
}

interface PanelProps {
  readonly people: readonly PersonInList[]
  readonly state: ControlState
  readonly change: (what: Promise<unknown>) => void
}

function Panel({ people, state, change }: PanelProps): ReactNode {
  const nameOf = (target: string) =>
    people.find(({ id }) => id === target)?.post ?? state.channels.find(({ id }) => id === target)?.name ?? target
  return (
    <>
      <h3>Teams の調子</h3>
      <TroubleForm people={people} channels={state.channels} onBegin={(order) => change(control.begin(order))} />
      <ul className="troubles">
        {state.troubles.map((trouble) => (
          <li key={trouble.id}>
            <span>{troubleSentence(trouble, nameOf)}</span>
            <button type="button" className="plain" onClick={() => change(control.end(trouble.id))}>
              やめる
            </button>
          </li>
        ))}
      </ul>
      <h3>アプリの削除と追加</h3>
      <AppOfPerson people={people} change={change} />
      <h3>ボットからの通信</h3>
      <Counts state={state} />
      <button type="button" className="plain" onClick={() => change(control.countAnew())}>
        数え直す
      </button>
    </>
  )
}

function AppOfPerson({ people, change }: Pick<PanelProps, 'people' | 'change'>): ReactNode {
  const [chosen, setChosen] = useState(people[0]?.id ?? '')
  const person = people.find(({ id }) => id === chosen)
  return (
    <div className="row">
      <select aria-label="アプリを使う人" value={chosen} onChange={(event) => setChosen(event.target.value)}>
        {people.map(({ id, post, uninstalled }) => (
          <option key={id} value={id}>
            {uninstalled ? `${post}（削除済み）` : post}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="plain"
        onClick={() => change(person?.uninstalled ? control.reinstall(chosen) : control.uninstall(chosen))}
      >
        {person?.uninstalled ? 'アプリを追加し直す' : 'アプリを削除する'}
      </button>
    </div>
  )
}

function Counts({ state: { counters } }: { state: ControlState }): ReactNode {
  const asked = (Object.entries(counters.requests) as [RequestKind, number][]).filter(([, count]) => count > 0)
  const { sent, updated, deleted } = counters.done
  return (
    <>
      <p>
        届いた {sent}／直した {updated}／消した {deleted}
      </p>
      <dl>
        {asked.map(([kind, count]) => (
          <div key={kind}>
            <dt>{requestNames[kind]}</dt>
            <dd>{count}</dd>
          </div>
        ))}
        {Object.entries(counters.answers).map(([status, count]) => (
          <div key={status}>
            <dt>{status === '0' ? '答えなし' : `答え ${status}`}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function useControl(version: number) {
  const [state, setState] = useState<ControlState | null>(null)
  const read = useCallback(() => {
    control.state().then(setState, (cause: unknown) => console.warn('接続の調子を読めませんでした。', cause))
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever happens in the city may have been counted
  useEffect(read, [read, version])
  const change = (what: Promise<unknown>) => {
    what.then(read, (cause: unknown) => {
      console.warn('接続の調子を変えられませんでした。', cause)
      read()
    })
  }
  return { state, change }
}
