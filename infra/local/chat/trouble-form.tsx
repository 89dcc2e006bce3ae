/** Orders one kind of bad day: what, for whom, at which requests, how often. */
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { PersonInList } from '../teams/chat-view.ts'
import type { TroubleKind, TroubleOrder } from '../teams/control-view.ts'
import { scopes, troubleNames } from './control-words.ts'

export interface TroubleFormProps {
  readonly people: readonly PersonInList[]
  readonly channels: readonly { readonly id: string; readonly name: string }[]
  readonly onBegin: (order: TroubleOrder) => void
}

const kinds = Object.keys(troubleNames) as TroubleKind[]

function Field({ name, children }: { name: string; children: (id: string) => ReactNode }): ReactNode {
  const id = useId()
  return (
    <div className="labelled">
      <label htmlFor={id}>{name}</label>
      {children(id)}
    </div>
  )
}

export function TroubleForm({ people, channels, onBegin }: TroubleFormProps): ReactNode {
  const [kind, setKind] = useState<TroubleKind>('badGateway')
  const [target, setTarget] = useState('')
  const [scope, setScope] = useState(0)
  const [count, setCount] = useState('1')
  const [wait, setWait] = useState('5')

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    onBegin({
      kind,
      target: target || null,
      requests: scopes[scope]?.requests ?? [],
      count: count === '' ? null : Number(count),
      retryAfterSeconds: kind === 'throttled' && wait !== '' ? Number(wait) : null,
    })
  }

  return (
    <form onSubmit={onSubmit}>
      <Field name="起こすこと">
        {(id) => (
          <select id={id} value={kind} onChange={(event) => setKind(event.target.value as TroubleKind)}>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {troubleNames[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="相手">
        {(id) => (
          <select id={id} value={target} onChange={(event) => setTarget(event.target.value)}>
            <option value="">全員</option>
            <optgroup label="役職">
              {people.map(({ id, post }) => (
                <option key={id} value={id}>
                  {post}
                </option>
              ))}
            </optgroup>
            <optgroup label="チャネル">
              {channels.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          </select>
        )}
      </Field>
      <Field name="操作">
        {(id) => (
          <select id={id} value={scope} onChange={(event) => setScope(Number(event.target.value))}>
            {scopes.map(({ name }, index) => (
              <option key={name} value={index}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="回数">
        {(id) => (
          <select id={id} value={count} onChange={(event) => setCount(event.target.value)}>
            <option value="">やめるまで</option>
            {[1, 2, 3, 5, 10].map((times) => (
              <option key={times} value={times}>
                次の{times}回
              </option>
            ))}
          </select>
        )}
      </Field>
      {kind === 'throttled' ? (
        <Field name="待ち時間">
          {(id) => (
            <select id={id} value={wait} onChange={(event) => setWait(event.target.value)}>
              <option value="">示さない</option>
              {[1, 5, 30, 120].map((seconds) => (
                <option key={seconds} value={seconds}>
                  {seconds}秒
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : null}
      <button type="submit" className="plain">
        始める
      </button>
    </form>
  )
}
