/** So many messages may be ready and not yet on their way. Places are given out several at once: what is made ready together costs less. */
import type { Place } from '../../usecases/sending-ports.ts'

export interface Places {
  /** At least one and at most `count`, in the order in which they were asked for. */
  take(count: number): Promise<readonly Place[]>
  /** How many are made ready, or are ready and wait to go. */
  taken(): number
}

/** Of all places, so many wait for each other before the next in line gets them. */
const shareAtOnce = 1 / 3

export function createPlaces(size: number): Places {
  const waiting: { readonly count: number; readonly resolve: (places: readonly Place[]) => void }[] = []
  let free = size

  function giveOut(): void {
    for (;;) {
      const [next] = waiting
      if (!next || free < Math.min(next.count, Math.ceil(size * shareAtOnce))) return
      waiting.shift()
      const count = Math.min(next.count, free)
      free -= count
      next.resolve(Array.from({ length: count }, createPlace))
    }
  }

  function createPlace(): Place {
    let taken = true
    return {
      leave: () => {
        if (!taken) return
        taken = false
        free += 1
        giveOut()
      },
    }
  }

  return {
    take: (count) =>
      new Promise((resolve) => {
        waiting.push({ count, resolve })
        giveOut()
      }),
    taken: () => size - free,
  }
}
