/** `@` at the end of what is typed offers people; only a name taken from there is a mention, as in Teams. */
import { useState } from 'react'

export interface Mentionable {
  readonly id: string
  readonly name: string
}

const MOST_OFFERED = 8

export function useMentions(text: string, mentionable: readonly Mentionable[]) {
  const [chosen, setChosen] = useState<readonly Mentionable[]>([])
  const [place, setPlace] = useState(0)
  const [dismissed, setDismissed] = useState<string | null>(null)

  // Not inside an address; Japanese needs no blank before it.
  const typed = /(?<![\w.])@([^@\n]*)$/.exec(text)?.[1]
  const finished = chosen.some(({ name }) => typed?.startsWith(name))
  const offered =
    typed === undefined || finished || dismissed === text
      ? []
      : mentionable.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase())).slice(0, MOST_OFFERED)
  const highlighted = offered[Math.min(place, offered.length - 1)]

  const choose = (one: Mentionable) => {
    setChosen((now) => (now.includes(one) ? now : [...now, one]))
    setPlace(0)
  }

  return {
    offered,
    highlighted,
    move: (by: number) => setPlace((now) => (now + by + offered.length) % offered.length),
    dismiss: () => setDismissed(text),
    /** The text with the name in place of what was typed of it. */
    take(one: Mentionable): string {
      choose(one)
      return `${text.slice(0, text.length - (typed?.length ?? 0))}${one.name} `
    },
    add(to: string, one: Mentionable): string {
      choose(one)
      return to.includes(`@${one.name}`) ? to : `@${one.name} ${to}`
    },
    chosenIn: (words: string) => chosen.filter(({ name }) => words.includes(`@${name}`)).map(({ id }) => id),
  }
}
