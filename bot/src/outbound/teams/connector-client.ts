/**
 * A small client of the Bot Connector: every message to Teams goes out here. The bot library's own client sends a
 * creation up to four times by itself, and a creation has no idempotency key.
 */
import { z } from 'zod'
import type { Clock, ConversationAddress, SendOutcome } from '../../usecases/ports.ts'
import { codeOf, connectorFailure, type Failure, noAnswer } from './connector-outcome.ts'

export interface ConnectorSettings {
  readonly botAppId: string
  readonly tenantId: string
  /** Where a conversation is opened with a person who never wrote to us. */
  readonly defaultServiceUrl: string
  /** Hosts that may receive our token. */
  readonly serviceHosts: ReadonlySet<string>
  readonly token: () => Promise<string>
  readonly clock: Clock
  /** Milliseconds after which an attempt counts as unanswered. */
  readonly timeout: number
  /** Hears why the bot got no token: nobody can be reached until a person mends it. */
  readonly onTrouble: (error: unknown) => void
}

/** A 2xx with its body, whatever it holds; null when it is no JSON. */
interface Answered {
  readonly kind: 'answered'
  readonly reply: unknown
}

const created = z.object({ id: z.string().min(1) })

export interface ConnectorClient {
  createConversation(personId: string): Promise<ConversationAddress | Failure>
  sendActivity(address: ConversationAddress, activity: object): Promise<SendOutcome>
  updateActivity(address: ConversationAddress, activityId: string, activity: object): Promise<SendOutcome>
  deleteActivity(address: ConversationAddress, activityId: string): Promise<SendOutcome>
  members(
    address: ConversationAddress,
  ): Promise<readonly { readonly id: string; readonly aadObjectId?: string | undefined }[] | Failure>
}

const memberList = z.array(z.object({ id: z.string(), aadObjectId: z.string().optional() }))

export function createConnectorClient(settings: ConnectorSettings): ConnectorClient {
  /** One attempt, never more. */
  const call = async (serviceUrl: string, method: string, path: string, body?: object): Promise<Answered | Failure> => {
    const url = URL.parse(`${serviceUrl.replace(/\/$/, '')}/${path}`)
    if (!url || !mayHaveOurToken(url, settings.serviceHosts)) return { kind: 'refused', cause: 'serviceHostNotAllowed' }
    let token: string
    try {
      token = await settings.token()
    } catch (error) {
      settings.onTrouble(error)
      return { kind: 'tryLater', cause: 'noBotToken', afterSeconds: null }
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
    return connectorFailure(response.status, codeOf(reply), response.headers.get('retry-after'), settings.clock.now())
  }
  const activities = ({ conversationId }: ConversationAddress) =>
    `v3/conversations/${encodeURIComponent(conversationId)}/activities`

  return {
    createConversation: async (personId) => {
      const serviceUrl = settings.defaultServiceUrl
      const answer = await call(serviceUrl, 'POST', 'v3/conversations', {
        isGroup: false,
        bot: { id: `28:${settings.botAppId}` },
        members: [{ id: personId }],
        tenantId: settings.tenantId,
        channelData: { tenant: { id: settings.tenantId } },
      })
      if (answer.kind !== 'answered') return answer
      const { success, data } = created.safeParse(answer.reply)
      return success ? { conversationId: data.id, serviceUrl } : unreadable
    },
    sendActivity: async (address, activity) => {
      const answer = await call(address.serviceUrl, 'POST', activities(address), activity)
      if (answer.kind !== 'answered') return answer
      const { success, data } = created.safeParse(answer.reply)
      return success ? { kind: 'sent', activityId: data.id, address } : unreadable
    },
    updateActivity: async (address, activityId, activity) => {
      const path = `${activities(address)}/${encodeURIComponent(activityId)}`
      const answer = await call(address.serviceUrl, 'PUT', path, activity)
      return answer.kind === 'answered' ? { kind: 'sent', activityId, address } : answer
    },
    deleteActivity: async (address, activityId) => {
      const path = `${activities(address)}/${encodeURIComponent(activityId)}`
      const answer = await call(address.serviceUrl, 'DELETE', path)
      return answer.kind === 'answered' ? { kind: 'sent', activityId, address } : answer
    },
    members: async (address) => {
      const path = `v3/conversations/${encodeURIComponent(address.conversationId)}/members`
      const answer = await call(address.serviceUrl, 'GET', path)
      if (answer.kind !== 'answered') return answer
      return memberList.safeParse(answer.reply).data ?? unreadable
    },
  }
}

const unreadable: Failure = { kind: 'unknown', cause: 'unreadableAnswer' }

/** Only an allowed host, and over the open network only by TLS; never behind a name that reads like another host. */
function mayHaveOurToken(url: URL, hosts: ReadonlySet<string>): boolean {
  const loopback = url.hostname === '127.0.0.1' || url.hostname === 'localhost'
  const closed = url.protocol === 'https:' || (url.protocol === 'http:' && loopback)
  return closed && hosts.has(url.host) && url.username === '' && url.password === ''
}
