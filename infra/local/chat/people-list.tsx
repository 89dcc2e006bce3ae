/** Who is in the city: choosing one makes this window that person's. On a narrow screen it becomes a menu. */
import type { ReactNode } from 'react'
import type { PersonInList } from '../teams/chat-view.ts'
import { PersonAvatar } from './avatar.tsx'
import { choosePerson } from './use-chosen-person.ts'

export interface PeopleProps {
  readonly people: readonly PersonInList[]
  readonly chosen: string | null
}

export function PeopleList({ people, chosen }: PeopleProps): ReactNode {
  return (
    <nav className="people" aria-label="役職">
      <h1>どの役職で見ますか</h1>
      <ul>
        {people.map(({ id, post, unread }) => (
          <li key={id}>
            <button type="button" aria-current={id === chosen ? 'true' : undefined} onClick={() => choosePerson(id)}>
              <PersonAvatar post={post} />
              <span className={unread > 0 ? 'post unread' : 'post'}>{post}</span>
              {unread > 0 ? (
                <span className="badge">
                  {unread}
                  <span className="for-readers">件の新しいメッセージ</span>
                </span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export function PeopleMenu({ people, chosen }: PeopleProps): ReactNode {
  return (
    <select
      className="people-menu"
      aria-label="役職"
      value={chosen ?? ''}
      onChange={(event) => choosePerson(event.target.value)}
    >
      {people.map(({ id, post, unread }) => (
        <option key={id} value={id}>
          {unread > 0 ? `${post}（新着${unread}）` : post}
        </option>
      ))}
    </select>
  )
}
