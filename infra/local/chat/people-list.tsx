/** Who is in the city: choosing one makes the column last used that person's. On a narrow screen a menu takes its place. */
import type { ReactNode } from 'react'
import type { PersonInList } from '../teams/chat-view.ts'
import { PersonAvatar } from './avatar.tsx'

export interface PeopleListProps {
  readonly people: readonly PersonInList[]
  /** Whom the columns show */
  readonly shown: readonly string[]
  readonly onChoose: (id: string) => void
}

export function PeopleList({ people, shown, onChoose }: PeopleListProps): ReactNode {
  return (
    <nav className="people" aria-label="役職">
      <h1>どの役職で見ますか</h1>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              aria-current={shown.includes(person.id) ? 'true' : undefined}
              onClick={() => onChoose(person.id)}
            >
              <PersonAvatar post={person.post} />
              <span className={person.unread > 0 ? 'about unread' : 'about'}>
                <span className="post-name">{person.post}</span>
                <PreviewLine person={person} />
              </span>
              <Badges unread={person.unread} mentions={person.mentions} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function PreviewLine({ person: { preview, uninstalled } }: { person: PersonInList }): ReactNode {
  if (uninstalled) return <span className="preview">アプリを削除しています</span>
  if (!preview) return null
  return <span className="preview">{preview.from === 'person' ? `自分：${preview.text}` : preview.text}</span>
}

export function Badges({ unread, mentions }: { unread: number; mentions: number }): ReactNode {
  return (
    <>
      {mentions > 0 ? (
        <span className="badge at">
          @{mentions}
          <span className="for-readers">件の呼びかけ</span>
        </span>
      ) : null}
      {unread > 0 ? (
        <span className="badge">
          {unread}
          <span className="for-readers">件の新しいメッセージ</span>
        </span>
      ) : null}
    </>
  )
}

export interface PeopleMenuProps {
  readonly people: readonly PersonInList[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

export function PeopleMenu({ people, chosen, onChoose }: PeopleMenuProps): ReactNode {
  return (
    <select className="people-menu" aria-label="役職" value={chosen} onChange={(event) => onChoose(event.target.value)}>
      {people.map(({ id, post, unread, mentions }) => (
        <option key={id} value={id}>
          {id !== chosen && unread + mentions > 0 ? `${post}（新着${unread + mentions}）` : post}
        </option>
      ))}
    </select>
  )
}
