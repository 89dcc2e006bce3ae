/**
 * A small client of the Bot Connector: every message to Teams goes out here. The bot library's own client sends a
 * creation up to four times by itself, and a creation has no idempotency key.
 */
import { z } from 'zod'
import type { Clock, ConversationAddress, SendOutcome } from '../../usecases/ports.ts'
import { codeOf, connectorFailure, type Failure, noAnswer } from './connector-outcome.ts'
import type { Pace, Passage } from './pace.ts'

export interface ConnectorSettings {
  readonly botAppId: string
  readonly tenantId: string
  /** Where a conversation is opened with a person who never wrote to us. */
  readonly defaultServiceUrl: string
  /** Hosts that may receive our token. */
  readonly serviceHosts: ReadonlySet<string>
  readonly token: () => Promise<string>
  readonly clock: Clock
  readonly pace: Pick<Pace, 'pass' | 'pause'>
  /** Milliseconds after which an attempt counts as unanswered. */
  readonly timeout: number
  /** Hears why the bot got no token or no turn: nobody can be reached until a person mends it. */
  readonly onTrouble: (error: unknown) => void
}

/** A 2xx with its body, whatever it holds; null when it is no JSON. */
interface Answered {
  readonly kind: 'answered'
  readonly reply: unknown
}

const created = z.object({ id: z.string().min(1) })
const startedThread = created.extend({ activityId: z.string().min(1) })

/** Which turn a request uses, or how long it waits for one. */
export type Passing = Omit<Passage, 'conversationId'>

export interface ConnectorClient {
  createConversation(personId: string, how?: Passing): Promise<ConversationAddress | Failure>
  sendActivity(address: ConversationAddress, activity: object, how?: Passing): Promise<SendOutcome>
  /** A new thread in a channel, with its first message. */
  startThread(channel: ConversationAddress, activity: object, how?: Passing): Promise<SendOutcome>
  updateActivity(address: ConversationAddress, activityId: string, activity: object): Promise<SendOutcome>
  deleteActivity(address: ConversationAddress, activityId: string): Promise<SendOutcome>
  members(
    address: ConversationAddress,
  ): Promise<readonly { readonly id: string; readonly aadObjectId?: string | undefined }[] | Failure>
}

const memberList = z.array(z.object({ id: z.string(), aadObjectId: z.string().optional() }))

export function createConnectorClient(settings: ConnectorSettings): ConnectorClient {
  /** One attempt, never more. */
  const call = async (
    serviceUrl: string,
    method: string,
    path: string,
    passage: Passage,
    body?: object,
  ): Promise<Answered | Failure> => {
    const url = URL.parse(`${serviceUrl.replace(/\/$/, '')}/${path}`)
    if (!url || !mayHaveOurToken(url, settings.serviceHosts)) return { kind: 'refused', cause: 'serviceHostNotAllowed' }
    let token: string
    try {
      token = await settings.token()
    } catch (error) {
      settings.onTrouble(error)
      return { kind: 'tryLater', cause: 'noBotToken', afterSeconds: null }
    }
    try {
      if (!(await settings.pace.pass(passage))) return { kind: 'tryLater', cause: 'noTurn', afterSeconds: null }
    } catch (error) {
      settings.onTrouble(error)
      return { kind: 'tryLater', cause: 'noTurn', afterSeconds: null }
    }
    let response: Response
    try {
      response = await fetch(url, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: body ? JSON.stringify(body) : null,
        signal: AbortSignal.timeout(settings.timeout),
        // A redirect is an answer like any other that is not 2xx: our token goes nowhere else.
        redirect: 'manual',
      })
    } catch (error) {
      return noAnswer(error)
    }
    const reply: unknown = await response.json().catch(() => null)
    if (response.ok) return { kind: 'answered', reply }
    const { status, headers } = response
    const failure = connectorFailure(status, codeOf(reply), headers.get('retry-after'), settings.clock.now())
    if (status === 429 && failure.kind === 'tryLater') {
      await settings.pace.pause(failure.afterSeconds ?? shortPause).catch(settings.onTrouble)
    }
    return failure
  }
  const activities = ({ conversationId }: ConversationAddress) =>
    `v3/conversations/${encodeURIComponent(conversationId)}/activities`

  return {
    createConversation: async (personId, how = {}) => {
      const serviceUrl = settings.defaultServiceUrl
      const body = {
        isGroup: false,
        bot: { id: `28:${settings.botAppId}` },
        members: [{ id: personId }],
        tenantId: settings.tenantId,
        channelData: { tenant: { id: settings.tenantId } },
      }
      const answer = await call(serviceUrl, 'POST', 'v3/conversations', { ...how, conversationId: null }, body)
      if (answer.kind !== 'answered') return answer
      const { success, data } = created.safeParse(answer.reply)
      return success ? { conversationId: data.id, serviceUrl } : unreadable
    },
    sendActivity: async (address, activity, how = {}) => {
      const answer = await call(
        address.serviceUrl,
        'POST',
        activities(address),
        { ...how, ...within(address) },
        activity,
      )
      if (answer.kind !== 'answered') return answer
      const { success, data } = created.safeParse(answer.reply)
      return success ? { kind: 'sent', activityId: data.id, address } : unreadable
    },
    startThread: async (channel, activity, how = {}) => {
      const { conversationId, serviceUrl } = channel
      const body = {
        isGroup: true,
        bot: { id: `28:${settings.botAppId}` },
        tenantId: settings.tenantId,
        channelData: { channel: { id: conversationId }, tenant: { id: settings.tenantId } },
        activity,
      }
      const answer = await call(serviceUrl, 'POST', 'v3/conversations', { ...how, ...within(channel) }, body)
      if (answer.kind !== 'answered') return answer
      const { success, data } = startedThread.safeParse(answer.reply)
      return success
        ? { kind: 'sent', activityId: data.activityId, address: { conversationId: data.id, serviceUrl } }
        : unreadable
    },
    updateActivity: async (address, activityId, activity) => {
      const path = `${activities(address)}/${encodeURIComponent(activityId)}`
      const answer = await call(address.serviceUrl, 'PUT', path, within(address), activity)
      return answer.kind === 'answered' ? { kind: 'sent', activityId, address } : answer
    },
    deleteActivity: async (address, activityId) => {
      const path = `${activities(address)}/${encodeURIComponent(activityId)}`
      const answer = await call(address.serviceUrl, 'DELETE', path, within(address))
      return answer.kind === 'answered' ? { kind: 'sent', activityId, address } : answer
    },
    members: async (address) => {
      const path = `v3/conversations/${encodeURIComponent(address.conversationId)}/members`
      const answer = await call(address.serviceUrl, 'GET', path, within(address))
      if (answer.kind !== 'answered') return answer
      return memberList.safeParse(answer.reply).data ?? unreadable
    },
  }
}

const within = ({ conversationId }: ConversationAddress): Passage => ({ conversationId })

/** Seconds, where Teams asks for a pause and does not say how long. */
const shortPause = 1

const unreadable: Failure = { kind: 'unknown', cause: 'unreadableAnswer' }

/** Only an allowed host, and over the open network only by TLS; never behind a name that reads like another host. */
function mayHaveOurToken(url: URL, hosts: ReadonlySet<string>): boolean {
  const loopback = url.hostname === '127.0.0.1' || url.hostname === 'localhost'
  const closed = url.protocol === 'https:' || (url.protocol === 'http:' && loopback)
  return closed && hosts.has(url.host) && url.username === '' && url.password === ''
}
