/** A city whose days a test turns: what reaches people in Teams at an instant, all of it, and nothing a second time. */
import { tick } from '../../bot/src/inbound/jobs/clock-tick.ts'
import type { MessageOnScreen } from '../../infra/local/teams/chat-view.ts'
import { startTestCity, type TestCity } from './test-city.ts'
import { roundId } from './test-office.ts'

type CityOptions = NonNullable<Parameters<typeof startTestCity>[0]>

export interface DaysOfCity {
  readonly city: () => TestCity
  /** `at`: in Tokyo, `2026-01-06T10:00`. */
  goTo(at: string): void
  /**
   * Strikes the clock once and resolves with what came: `総務課 PL　【業務改革】…`, person by person, then the channels.
   * Waits until everything written down has gone out: not for where something waits for a later hour.
   */
  heard(at?: string): Promise<readonly string[]>
  /** All that came so far, as `heard` told it; answers to what people wrote are not among it. */
  everHeard(): readonly string[]
  /** The app ends and begins again at the same address on the same data. */
  endAndBegin(options: Partial<CityOptions>): Promise<void>
  stop(): Promise<void>
}

/** Milliseconds: longer than all that goes out at once takes, and an end for what never does. */
const patience = 20_000

export async function startDaysOfCity(options: CityOptions): Promise<DaysOfCity> {
  let city = await startTestCity(options)
  const known = new Set<string>()
  const ever: string[] = []

  const news = () => {
    const { city: people, personSide } = city.teams
    const [first] = people.members
    const own = people.members.flatMap((person) => withoutAnswers(personSide.messages(person).messages, person.post))
    const posts = first ? personSide.messages(first).posts : []
    const inChannels = people.team.channels.flatMap(({ id, name }) =>
      withoutAnswers(
        posts.filter(({ channelId }) => channelId === id),
        name,
      ),
    )
    const fresh = [...own, ...inChannels].filter(({ id }) => !known.has(id))
    for (const { id } of fresh) known.add(id)
    return fresh.map(({ to, summary }) => `${to}　${summary}`)
  }

  /** A notice counts as sent only after it stands in the chat. */
  const everythingSent = async () => {
    const until = performance.now() + patience
    const unsent = () => city.deps.unitOfWork.run((tx) => tx.delivery.countUnsent(roundId))
    while ((await unsent()) > 0) {
      if (performance.now() > until) throw new Error('Something that is due does not go out')
      await city.teams.personSide.changes(Number.MAX_SAFE_INTEGER, 50)
    }
  }

  const goTo = (at: string) => city.clock.moveTo(new Date(`${at}:00+09:00`))

  return {
    city: () => city,
    goTo,
    heard: async (at) => {
      if (at !== undefined) goTo(at)
      await tick(city.deps)
      await everythingSent()
      const came = news()
      ever.push(...came)
      return came
    },
    everHeard: () => ever,
    endAndBegin: async (different) => {
      const { dataDir, origin, teams } = city
      const { keys } = teams
      await city.close()
      city = await startTestCity({ ...options, ...different, dataDir, keys, port: Number(new URL(origin).port) })
    },
    stop: () => city.stop(),
  }
}

/** What the bot says of itself: the message after one of a person's is the answer to it. */
function withoutAnswers(messages: readonly MessageOnScreen[], to: string) {
  const ofItself = messages.filter(({ from }, at) => from === 'bot' && messages[at - 1]?.from !== 'person')
  return ofItself.map(({ id, summary }) => ({ id, summary, to }))
}
