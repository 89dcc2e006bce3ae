/** How wide cards are drawn: as on a phone, in the narrow desktop pane, or with room. Remembered by the browser. */
import { useEffect, useState } from 'react'

export const cardWidths = { phone: 'スマートフォン（320）', pane: '細い画面（440）', wide: '広い画面' } as const
export type CardWidth = keyof typeof cardWidths

const KEY = 'card-width'

export function useCardWidth(): readonly [CardWidth, (width: CardWidth) => void] {
  const [width, setWidth] = useState(remembered)
  useEffect(() => {
    document.documentElement.dataset.cardWidth = width
  }, [width])
  return [
    width,
    (next) => {
      localStorage.setItem(KEY, next)
      setWidth(next)
    },
  ]
}

function remembered(): CardWidth {
  const kept = localStorage.getItem(KEY) ?? ''
  return Object.hasOwn(cardWidths, kept) ? (kept as CardWidth) : 'pane'
}
