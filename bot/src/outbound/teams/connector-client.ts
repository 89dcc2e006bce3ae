/**
 * A small client of the Bot Connector: every message to Teams goes out here. The bot library's own client sends a
 * creation up to four times by itself, and a creation has no idempotency key.
 */
import { z } from 'zod'
import type { Clock, ConversationAddress, SendOutcome } from '../../usecases/ports.ts'
import { connectorFailure } from './connector-outcome.ts'

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
}

type Failure = Exclude<SendOutcome, { kind: 'sent' }>

const created = z.object({ id: z.string().min(1) })
const errorBody = z.object({ error: z.object({ code: z.string() }) })

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
  const call = async (serviceUrl: string, method: string, path: string, body?: object): Promise<unknown | Failure> => {
    const url = new URL(`${serviceUrl.replace(/\/$/, '')}/${path}`)
    if (!settings.serviceHosts.has(url.host)) return { kind: 'refused', cause: 'serviceHostNotAllowed' }
    let response: Response
    try {
      response = await fetch(url, {
        method,
        headers: { authorization: `Bearer ${await settings.token()}`, 'content-type': 'application/json' },
        body: body ? JSON.stringify(body) : null,
        signal: AbortSignal.timeout(settings.timeout),
        redirect: 'error',
      })
    } catch (error) {
      // Refused connections never reached Teams; anything else may have.
      return notConnected(error)
        ? { kind: 'tryLater', cause: 'notConnected', afterSeconds: null }
        : { kind: 'unknown', cause: 'noAnswer' }
    }
    const reply: unknown = await response.json().catch(() => null)
    if (response.ok) return reply
    const problem = errorBody.safeParse(reply)
    return connectorFailure(
      response.status,
      problem.success ? problem.data.error.code : null,
      response.headers.get('retry-after'),
      settings.clock.now(),
    )
  }
  const activities = ({ conversationId }: ConversationAddress) =>
    `v3/conversations/${encodeURIComponent(conversationId)}/activities`

  return {
    createConversation: async (personId) => {
      const serviceUrl = settings.defaultServiceUrl
      const reply = await call(serviceUrl, 'POST', 'v3/conversations', {
        isGroup: false,
        bot: { id: `28:${settings.botAppId}` },
        members: [{ id: personId }],
        tenantId: settings.tenantId,
        channelData: { tenant: { id: settings.tenantId } },
      })
      if (isFailure(reply)) return reply
      const { success, data } = created.safeParse(reply)
      return success ? { conversationId: data.id, serviceUrl } : { kind: 'unknown', cause: 'unreadableAnswer' }
    },
    sendActivity: async (address, activity) => {
      const reply = await call(address.serviceUrl, 'POST', activities(address), activity)
      if (isFailure(reply)) return reply
      const { success, data } = created.safeParse(reply)
      return success ? { kind: 'sent', activityId: data.id, address } : { kind: 'unknown', cause: 'unreadableAnswer' }
    },
    updateActivity: async (address, activityId, activity) => {
      const path = `${activities(address)}/${encodeURIComponent(activityId)}`
      const reply = await call(address.serviceUrl, 'PUT', path, activity)
      return isFailure(reply) ? reply : { kind: 'sent', activityId, address }
    },
    deleteActivity: async (address, activityId) => {
      const path = `${activities(address)}/${encodeURIComponent(activityId)}`
      const reply = await call(address.serviceUrl, 'DELETE', path)
      return isFailure(reply) ? reply : { kind: 'sent', activityId, address }
    },
    members: async (address) => {
      const path = `v3/conversations/${encodeURIComponent(address.conversationId)}/members`
      const reply = await call(address.serviceUrl, 'GET', path)
      if (isFailure(reply)) return reply
      const { success, data } = memberList.safeParse(reply)
      return success ? data : { kind: 'unknown', cause: 'unreadableAnswer' }
    },
  }
}

const failureKinds: readonly unknown[] = [
  'tryLater',
  'unknown',
  'conversationGone',
  'refused',
] satisfies Failure['kind'][]

function isFailure(reply: unknown): reply is Failure {
  return typeof reply === 'object' && reply !== null && 'kind' in reply && failureKinds.includes(reply.kind)
}

function notConnected(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null
  return (
    typeof cause === 'object' &&
    cause !== null &&
    'code' in cause &&
    (cause.code === 'ECONNREFUSED' || cause.code === 'ENOTFOUND')
  )
}
