/** One person's Teams: the chat with 業革ボード and the team's channels, apart from everybody else's. */
import { type ReactNode, useEffect, useState } from 'react'
import type { ChannelInList, ChatState, CityState, SaidReply } from '../teams/chat-view.ts'
import type { Column } from './address.ts'
import { control, markRead, openTeam, say } from './api.ts'
import { PersonAvatar } from './avatar.tsx'
import { ChannelView } from './channel-view.tsx'
import { ComposeBox } from './compose-box.tsx'
import { MessageList } from './message-list.tsx'
import { Badges, PeopleMenu } from './people-list.tsx'
import { Toasts } from './toasts.tsx'
import { useChatState } from './use-chat-state.ts'
import { useToasts } from './use-toasts.ts'

export interface PersonColumnProps {
  readonly city: CityState
  readonly column: Column
  readonly onChange: (column: Column) => void
  /** Takes the column away; not given for the only one. */
  readonly onClose?: (() => void) | undefined
  readonly onUse: () => void
}

export function PersonColumn({ city, column, onChange, onClose, onUse }: PersonColumnProps): ReactNode {
  const { person, channel } = column
  const { state, show } = useChatState(person, city)
  const { toasts, answering, dismiss } = useToasts(state, channel)
  const inList = city.people.find(({ id }) => id === person)
  const post = inList?.post ?? ''
  useReadMark(person, channel, state, inList?.unread ?? 0)
  useEffect(() => {
    if (channel === null) return
    openTeam(person).catch((cause: unknown) => console.warn('チームを開けませんでした。', cause))
  }, [person, channel])

  const choosePlace = (id: string | null) => onChange({ person, channel: id })
  const mentionable = [
    { id: city.bot, name: '業革ボード' },
    ...city.people.filter(({ id }) => id !== person).map(({ id, post: name }) => ({ id, name })),
  ]
  const write = (text: string): Promise<SaidReply> =>
    answering(say(person, { text })).then((reply) => {
      show(reply.message)
      return reply
    })

  return (
    <section className="column" aria-label={post} onPointerDown={onUse} onFocus={onUse}>
      <header className="column-header">
        <PersonAvatar post={post} />
        <h2>{post}</h2>
        <PeopleMenu people={city.people} chosen={person} onChoose={(id) => onChange({ person: id, channel: null })} />
        {onClose ? (
          <button type="button" className="quiet" aria-label={`${post} の列を閉じる`} title="閉じる" onClick={onClose}>
            ×
          </button>
        ) : null}
      </header>
      <Places
        unread={inList?.unread ?? 0}
        team={city.team}
        channels={state?.channels ?? []}
        shown={channel}
        onChoose={choosePlace}
      />
      {state === null ? (
        <div className="messages" />
      ) : channel === null ? (
        <>
          <MessageList person={person} messages={state.messages} onChanged={show} />
          {inList?.uninstalled ? (
            <Uninstalled person={person} />
          ) : (
            <ComposeBox label="メッセージ" placeholder="メッセージを入力（「ヘルプ」で使い方）" send={write} />
          )}
        </>
      ) : (
        <ChannelView
          key={channel}
          person={person}
          channel={channel}
          posts={state.posts.filter(({ channelId }) => channelId === channel)}
          mentionable={mentionable}
          onChanged={show}
          answering={answering}
        />
      )}
      <Toasts toasts={toasts} onOpen={(toast) => choosePlace(toast.channel)} onGone={dismiss} />
    </section>
  )
}

interface PlacesProps {
  readonly unread: number
  readonly team: string
  readonly channels: readonly ChannelInList[]
  readonly shown: string | null
  readonly onChoose: (channel: string | null) => void
}

function Places({ unread, team, channels, shown, onChoose }: PlacesProps): ReactNode {
  const current = (id: string | null) => (id === shown ? 'page' : undefined)
  return (
    <nav className="places" aria-label="チャットとチャネル">
      <button type="button" aria-current={current(null)} onClick={() => onChoose(null)}>
        業革ボード
        <Badges unread={unread} mentions={0} />
      </button>
      <span className="team">{team}</span>
      {channels.map(({ id, name, unread: posts, mentions, preview }) => (
        <button
          type="button"
          key={id}
          aria-current={current(id)}
          title={preview?.text}
          className={posts > 0 ? 'unread' : undefined}
          onClick={() => onChoose(id)}
        >
          {name}
          <Badges unread={0} mentions={mentions} />
        </button>
      ))}
    </nav>
  )
}

function Uninstalled({ person }: { person: string }): ReactNode {
  const [problem, setProblem] = useState('')
  const reinstall = () =>
    control.reinstall(person).catch((cause: unknown) => {
      console.warn('アプリを追加できませんでした。', cause)
      setProblem('追加できませんでした。少し待って、もう一度お試しください。')
    })
  return (
    <div className="uninstalled" role="status">
      <p>アプリを削除しているため、業革ボードとはやり取りできません。{problem}</p>
      <button type="button" onClick={reinstall}>
        アプリを追加する
      </button>
    </div>
  )
}

/** What is on a screen somebody looks at counts as seen. */
function useReadMark(person: string, channel: string | null, state: ChatState | null, unreadInChat: number): void {
  const inChannel = state?.channels.find(({ id }) => id === channel)?.unread ?? 0
  const unread = channel === null ? unreadInChat : inChannel
  const version = state?.version
  useEffect(() => {
    if (version === undefined || unread === 0) return
    const mark = () => {
      if (document.hidden) return
      markRead(person, version, channel).catch((cause: unknown) =>
        console.warn('見たところを記録できませんでした。', cause),
      )
    }
    mark()
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [person, channel, unread, version])
}
