/** Calls to `/chat/api`. They throw when the server cannot be reached or does not answer 2xx. */
import type { ActionReply, ChatState, CityState, FoundChoice, SaidReply } from '../teams/chat-view.ts'
import type { ControlState, Trouble, TroubleOrder } from '../teams/control-view.ts'

export interface PressedAction {
  readonly messageId: string
  readonly verb: string
  readonly data: unknown
  readonly id?: string | undefined
  readonly title?: string | undefined
}

const personPath = (person: string) => `people/${encodeURIComponent(person)}`

export const readChanges = (after: number, wait: number, signal: AbortSignal) =>
  call<CityState>('GET', `changes?${new URLSearchParams({ after: `${after}`, wait: `${wait}` })}`, undefined, signal)

export const readMessages = (person: string, signal: AbortSignal) =>
  call<ChatState>('GET', `${personPath(person)}/messages`, undefined, signal)

export const readUpdates = (person: string, after: number, signal: AbortSignal) =>
  call<ChatState>('GET', `updates?${new URLSearchParams({ person, after: `${after}`, wait: '0' })}`, undefined, signal)

export const openChat = (person: string) => post(person, 'open', {})

export const openTeam = (person: string) => post(person, 'open-team', {})

export const markRead = (person: string, version: number, channel: string | null) =>
  post(person, 'read', { version, ...(channel ? { channel } : {}) })

export const say = (person: string, said: { text: string; value?: unknown; replyToId?: string }) =>
  post<SaidReply>(person, 'messages', said)

export const postInChannel = (
  person: string,
  channel: string,
  posted: { text: string; mentions: readonly string[]; threadId?: string; value?: unknown },
) => post<SaidReply>(person, `channels/${encodeURIComponent(channel)}/messages`, posted)

export const press = (person: string, action: PressedAction) => post<ActionReply>(person, 'actions', action)

export const searchPeople = (queryText: string) =>
  call<FoundChoice[]>('GET', `directory?${new URLSearchParams({ q: queryText })}`)

export const searchBot = (person: string, messageId: string, dataset: string, queryText: string) =>
  post<FoundChoice[]>(person, 'search', { messageId, dataset, queryText })

export const control = {
  state: () => call<ControlState>('GET', 'control'),
  begin: (order: TroubleOrder) => call<Trouble>('POST', 'control/troubles', order),
  end: (id: string) => call<void>('DELETE', `control/troubles/${encodeURIComponent(id)}`),
  countAnew: () => call<void>('DELETE', 'control/counters'),
  uninstall: (person: string) => call('POST', `control/${personPath(person)}/uninstall`, {}),
  reinstall: (person: string) => call('POST', `control/${personPath(person)}/reinstall`, {}),
}

function post<Reply>(person: string, what: string, body: unknown): Promise<Reply> {
  return call('POST', `${personPath(person)}/${what}`, body)
}

async function call<Reply>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Reply> {
  const content =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  const response = await fetch(`/chat/api/${path}`, { method, ...content, ...(signal ? { signal } : {}) })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`)
  return response.status === 204 ? (undefined as Reply) : response.json()
}
