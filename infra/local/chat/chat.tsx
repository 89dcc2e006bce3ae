/** The whole window: people on the left, the 1:1 chat with 業革ボード on the right. */
import { type ReactNode, useEffect, useState } from 'react'
import type { PersonInList } from '../teams/chat-view.ts'
import { markRead, readPeople } from './api.ts'
import { BotAvatar } from './avatar.tsx'
import { ComposeBox } from './compose-box.tsx'
import { MessageList } from './message-list.tsx'
import { PeopleList, PeopleMenu } from './people-list.tsx'
import { useChatState } from './use-chat-state.ts'
import { choosePerson, useChosenPerson } from './use-chosen-person.ts'

export function Chat(): ReactNode {
  const address = useChosenPerson()
  const firstPeople = useFirstPeople(address)
  const isKnown = firstPeople === null || firstPeople.some(({ id }) => id === address)
  const person = isKnown ? address : null
  const { state, connected, show } = useChatState(person)
  const people = state?.people ?? firstPeople ?? []
  const post = people.find(({ id }) => id === person)?.post
  const unread = people.find(({ id }) => id === person)?.unread ?? 0
  useReadMark(person, unread, state?.version)

  useEffect(() => {
    document.title = post ? `${post} - 業革ボード チャット` : '業革ボード チャット'
  }, [post])

  return (
    <div className="window">
      <PeopleList people={people} chosen={person} />
      <main>
        <header className="chat-header">
          <BotAvatar />
          <h2>業革ボード</h2>
          {post ? <span className="as">{post} として表示しています</span> : null}
          <PeopleMenu people={people} chosen={person} />
        </header>
        {connected ? null : (
          <p className="offline" role="status">
            業革ボードにつながりません。つながるまで、この画面のまま待っています。
          </p>
        )}
        {person && state ? (
          <>
            <MessageList key={person} person={person} messages={state.messages} onChanged={show} />
            <ComposeBox key={`to ${person}`} person={person} onSaid={show} />
          </>
        ) : (
          <div className="messages" />
        )}
      </main>
    </div>
  )
}

/** The people before anybody is chosen; without a choice in the address the first with news is chosen. */
function useFirstPeople(address: string | null): readonly PersonInList[] | null {
  const [people, setPeople] = useState<readonly PersonInList[] | null>(null)
  useEffect(() => {
    readPeople().then(setPeople, (cause: unknown) => {
      console.warn('役職の一覧を読めませんでした。', cause)
      setTimeout(() => location.reload(), 2000)
    })
  }, [])
  useEffect(() => {
    if (!people || people.some(({ id }) => id === address)) return
    const first = people.find(({ unread }) => unread > 0) ?? people[0]
    if (first) choosePerson(first.id)
  }, [people, address])
  return people
}

/** What is on a screen somebody looks at counts as seen. */
function useReadMark(person: string | null, unread: number, version: number | undefined): void {
  useEffect(() => {
    if (person === null || version === undefined || unread === 0) return
    const mark = () => {
      if (document.hidden) return
      markRead(person, version).catch((cause: unknown) => console.warn('見たところを記録できませんでした。', cause))
    }
    mark()
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [person, unread, version])
}
