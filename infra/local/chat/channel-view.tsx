/** A channel: posts with their threads, oldest first; each thread can be answered in its place. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { MessageOnScreen, PostOnScreen, SaidReply } from '../teams/chat-view.ts'
import { postInChannel } from './api.ts'
import { BotAvatar, PersonAvatar } from './avatar.tsx'
import { ComposeBox } from './compose-box.tsx'
import { clockTime, dayLabel } from './dates.ts'
import { MessageBody } from './message-body.tsx'
import { useEndOfList } from './use-end-of-list.ts'
import type { Mentionable } from './use-mentions.ts'

export interface ChannelViewProps {
  readonly person: string
  readonly channel: string
  readonly posts: readonly PostOnScreen[]
  readonly mentionable: readonly Mentionable[]
  readonly onChanged: (message: MessageOnScreen) => void
  /** Around each sending, so that its answer is no news. */
  readonly answering: (reply: Promise<SaidReply>) => Promise<SaidReply>
}

export function ChannelView({
  person,
  channel,
  posts,
  mentionable,
  onChanged,
  answering,
}: ChannelViewProps): ReactNode {
  const { pane, onScroll } = useEndOfList(posts.at(-1)?.id)
  const roots = posts.filter(({ id, threadId }) => id === threadId)

  const write = (threadId?: string) => (text: string, mentions: readonly string[]) =>
    answering(postInChannel(person, channel, { text, mentions, ...(threadId ? { threadId } : {}) })).then((reply) => {
      onChanged(reply.message)
      return reply
    })

  return (
    <>
      <div className="messages" role="log" aria-label="投稿" ref={pane} onScroll={onScroll}>
        {roots.length === 0 ? (
          <div className="empty">
            <p>まだ投稿はありません。</p>
            <p>「@業革ボード」を付けた投稿だけが、業革ボードに届きます。</p>
          </div>
        ) : null}
        <ol>
          {roots.map((root) => (
            <Thread
              key={root.id}
              person={person}
              posts={posts.filter(({ threadId }) => threadId === root.id)}
              mentionable={mentionable}
              write={write(root.id)}
              onChanged={onChanged}
            />
          ))}
        </ol>
      </div>
      <ComposeBox label="新しい投稿" placeholder="新しい投稿を書く" send={write()} mentionable={mentionable} />
    </>
  )
}

interface ThreadProps {
  readonly person: string
  readonly posts: readonly PostOnScreen[]
  readonly mentionable: readonly Mentionable[]
  readonly write: (text: string, mentions: readonly string[]) => Promise<SaidReply>
  readonly onChanged: (message: MessageOnScreen) => void
}

function Thread({ person, posts, mentionable, write, onChanged }: ThreadProps): ReactNode {
  const [replying, setReplying] = useState(false)
  const open = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (replying) open.current?.scrollIntoView({ block: 'nearest' })
  }, [replying])
  return (
    <li className="thread" ref={open}>
      {posts.map((post) => (
        <Post key={post.id} person={person} post={post} onChanged={onChanged} />
      ))}
      {replying ? (
        <ComposeBox label="返信" placeholder="返信を書く" send={write} mentionable={mentionable} focusFirst />
      ) : (
        <button type="button" className="reply" onClick={() => setReplying(true)}>
          返信
        </button>
      )}
    </li>
  )
}

function Post({
  person,
  post,
  onChanged,
}: Pick<ThreadProps, 'person' | 'onChanged'> & { post: PostOnScreen }): ReactNode {
  const isReply = post.id !== post.threadId

  async function submit(value: unknown): Promise<boolean> {
    const { channelId, threadId } = post
    const said = await postInChannel(person, channelId, { text: '', value, mentions: [], threadId }).catch(
      (cause: unknown) => {
        console.warn('カードの操作が届きませんでした。', cause)
        return null
      },
    )
    return said?.delivered ?? false
  }

  // A press of an old-style button is a message without words: Teams shows nothing for it either.
  if (post.from === 'person' && !post.text) return null
  return (
    <article
      className={['post', isReply ? 'reply-post' : '', post.mentionsMe ? 'mentions-me' : ''].join(' ').trim()}
      aria-label={`${post.sender} ${dayLabel(post.at)} ${clockTime(post.at)}`}
    >
      {post.from === 'bot' ? <BotAvatar /> : <PersonAvatar post={post.sender} />}
      <div className="content">
        <header>
          <span className="sender">{post.sender}</span>
          <time dateTime={post.at}>
            {dayLabel(post.at)} {clockTime(post.at)}
          </time>
          {post.mentionsMe ? <span className="at-me">あなたへの呼びかけ</span> : null}
        </header>
        <MessageBody person={person} message={post} onChanged={onChanged} onSubmit={submit} />
      </div>
    </article>
  )
}
