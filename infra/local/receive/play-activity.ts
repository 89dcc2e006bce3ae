/** Plays a saved activity into the bot as Teams would: with what Teams adds to it, and signed. */
import { randomUUID } from 'node:crypto'
import { createActivities } from '../teams/activities.ts'
import { createBotEndpoint } from '../teams/bot-endpoint.ts'
import type { Member } from '../teams/city.ts'
import type { Activity } from '../teams/history.ts'
import type { StandInTeams } from '../teams/stand-in-teams.ts'

export type SavedActivity = Readonly<Record<string, unknown>>

export interface Played {
  /** HTTP status; 0 when there was no answer at all. */
  readonly status: number
  readonly body: unknown
  /** What stood in the person's chat afterwards and not before. */
  readonly messages: readonly { readonly text: string; readonly cards: readonly unknown[] }[]
}

export interface PlayerParts {
  readonly teams: StandInTeams
  readonly origin: string
  readonly now: () => Date
}

export function createPlayer({ teams, origin, now }: PlayerParts) {
  const { city, keys, serviceUrl, personSide } = teams
  const activities = createActivities(city, serviceUrl, now)
  const deliver = createBotEndpoint(`${origin}/api/messages`, serviceUrl, city, keys)

  return async (saved: SavedActivity): Promise<Played> => {
    const person = city.member(personOf(saved)) ?? city.members[0]
    if (!person) throw new Error('Nobody lives in this city')
    await personSide.open(person)
    const before = personSide.messages(person).version
    const { status, body } = await deliver(completed(saved, person))
    const { messages } = await personSide.updates(person, before, 0)
    const ofBot = messages.filter(({ from, deleted }) => from === 'bot' && !deleted)
    return { status, body, messages: ofBot.map(({ text, cards }) => ({ text, cards })) }
  }

  /** What is saved stands; what is missing comes from the stand-in; `null` takes a field away. */
  function completed(saved: SavedActivity, person: Member): Activity {
    const { type: _type, action: _action, ...common } = activities.installed(person, `f:${randomUUID()}`)
    const merged = merge(common, saved)
    // The connector names the conversation in a header, whatever the activity says.
    return { ...merged, conversation: merged.conversation ?? {} }
  }
}

export type Player = ReturnType<typeof createPlayer>

function personOf({ from }: SavedActivity): string {
  const id = isObject(from) ? from.aadObjectId : undefined
  return typeof id === 'string' ? id : ''
}

/** Objects are filled in, everything else is replaced. */
function merge(common: SavedActivity, saved: SavedActivity): SavedActivity {
  const merged: Record<string, unknown> = { ...common }
  for (const [name, value] of Object.entries(saved)) {
    const there = merged[name]
    if (value === null) delete merged[name]
    else merged[name] = isObject(value) && isObject(there) ? merge(there, value) : value
  }
  return merged
}

function isObject(value: unknown): value is SavedActivity {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
