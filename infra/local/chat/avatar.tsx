/** Round for people, square for the bot, as Teams tells them apart. */
import type { ReactNode } from 'react'

const TONES = 6

export function PersonAvatar({ post }: { post: string }): ReactNode {
  const tone = [...post].reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 0) % TONES
  return (
    <span className={`avatar tone-${tone}`} aria-hidden="true">
      {[...post][0]}
    </span>
  )
}

export function BotAvatar(): ReactNode {
  return (
    <span className="avatar bot" aria-hidden="true">
      革
    </span>
  )
}
