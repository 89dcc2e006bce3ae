/**
 * Teams as the Connector's HTTP edge shows it, with bad days that fall the same way every time. Time stands still while the
 * bot waits, so a request that Teams never answers ends at once with its connection.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AppInstaller, Clock, ConversationAddress } from '../../bot/src/usecases/ports.ts'
import type { PersonId } from '../../shared/src/domain/person.ts'
import { diceFor } from '../local/samples/dice.ts'

export interface Arrival {
  readonly personId: PersonId
  readonly activityId: string
  readonly at: Date
  /** The bot was told of a failure although the card went out. */
  readonly deniedAfterwards: boolean
}

export interface YearTeams {
  readonly serviceUrl: string
  readonly arrivals: readonly Arrival[]
  readonly counts: { requests: number; failed: number; updated: number }
  readonly installer: AppInstaller
  /** Takes the app away; `forGood`: it cannot be added for them. */
  uninstall(person: PersonId, forGood: boolean): void
  reinstall(person: PersonId): ConversationAddress
  close(): Promise<void>
}

type Answer = { readonly status: number; readonly code?: string; readonly retryAfter?: number }
type Fate = Answer | 'commitThenFail' | 'hang' | null

/** Of a thousand requests. */
const fates: readonly (readonly [share: number, fate: Fate | 'gone'])[] = [
  [2, { status: 403, code: 'BotNotInConversationRoster' }],
  [2, 'gone'],
  [3, { status: 412, code: 'PreconditionFailed' }],
  [6, { status: 429, code: 'Throttled', retryAfter: 20 }],
  [6, { status: 502 }],
  [3, 'hang'],
  [3, 'commitThenFail'],
]

export async function startYearTeams(clock: Clock, onArrival: (arrival: Arrival) => void): Promise<YearTeams> {
  const arrivals: Arrival[] = []
  const counts = { requests: 0, failed: 0, updated: 0 }
  const away = new Map<PersonId, { readonly forGood: boolean }>()
  const chats = new Map<PersonId, number>()
  const asked = new Map<string, number>()

  const idOf = (person: PersonId) => `chat ${person} ${chats.get(person) ?? 1}`
  const fateOf = (person: PersonId): Fate => {
    const times = (asked.get(person) ?? 0) + 1
    asked.set(person, times)
    if (away.has(person)) return { status: 403, code: 'BotNotInConversationRoster' }
    let left = diceFor('year', 'request', person, times).between(0, 1000)
    for (const [share, fate] of fates) {
      left -= share
      if (left >= 0) continue
      if (fate !== 'gone') return fate
      chats.set(person, (chats.get(person) ?? 1) + 1)
      return null
    }
    return null
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    const [, , conversations, chat, , activity] = (request.url ?? '').split('/').map(decodeURIComponent)
    if (conversations !== 'conversations') return say(response, { status: 404 })
    const [, inChat = '', number] = (chat ?? '').split(' ')
    const person = chat === undefined ? memberOf(body) : inChat
    counts.requests += 1
    const fate = fateOf(person)
    if (fate !== null) counts.failed += 1
    if (fate === 'hang') {
      request.socket.destroy()
      return
    }
    if (fate !== null && fate !== 'commitThenFail') return say(response, fate)
    if (chat === undefined) return fate ? say(response, { status: 502 }) : say(response, { status: 201 }, idOf(person))
    if (number !== String(chats.get(person) ?? 1)) return say(response, { status: 404, code: 'ConversationNotFound' })
    if (activity !== undefined) {
      counts.updated += 1
      return fate ? say(response, { status: 502 }) : say(response, { status: 200 }, activity)
    }
    const activityId = `activity-${arrivals.length + 1}`
    const arrival = { personId: person, activityId, at: clock.now(), deniedAfterwards: fate !== null }
    arrivals.push(arrival)
    onArrival(arrival)
    return fate ? say(response, { status: 502 }) : say(response, { status: 201 }, activityId)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const reinstall = (person: PersonId): ConversationAddress => {
    away.delete(person)
    return { conversationId: idOf(person), serviceUrl }
  }

  return {
    serviceUrl,
    arrivals,
    counts,
    installer: {
      install: async (person) => {
        if (away.get(person)?.forGood) return { kind: 'refused', cause: 'installRefused' }
        return { kind: 'installed', address: reinstall(person) }
      },
    },
    uninstall: (person, forGood) => away.set(person, { forGood }),
    reinstall,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

function say(response: ServerResponse, { status, code, retryAfter }: Answer, id?: string): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  })
  response.end(JSON.stringify(id === undefined ? { error: { code } } : { id }))
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text === '' ? null : JSON.parse(text)
}

function memberOf(body: unknown): PersonId {
  return Object(Object(body).members?.[0]).id ?? ''
}
