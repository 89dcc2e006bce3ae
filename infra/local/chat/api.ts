/** Calls to `/chat/api`. They throw when the server cannot be reached or does not answer 2xx. */
import type { ActionReply, ChatState, PersonInList, SaidReply } from '../teams/chat-view.ts'

export interface PressedAction {
  readonly messageId: string
  readonly verb: string
  readonly data: unknown
  readonly id?: string | undefined
  readonly title?: string | undefined
}

export const readPeople = () => call<PersonInList[]>('GET', 'people')

export const readMessages = (person: string, signal: AbortSignal) =>
  call<ChatState>('GET', `people/${encodeURIComponent(person)}/messages`, undefined, signal)

export const readUpdates = (person: string, after: number, wait: number, signal: AbortSignal) =>
  call<ChatState>(
    'GET',
    `updates?${new URLSearchParams({ person, after: `${after}`, wait: `${wait}` })}`,
    undefined,
    signal,
  )

export const openChat = (person: string) => post(person, 'open', {})

export const markRead = (person: string, version: number) => post(person, 'read', { version })

export const say = (person: string, said: { text: string; value?: unknown; replyToId?: string }) =>
  post<SaidReply>(person, 'messages', said)

export const press = (person: string, action: PressedAction) => post<ActionReply>(person, 'actions', action)

function post<Reply>(person: string, what: string, body: unknown): Promise<Reply> {
  return call('POST', `people/${encodeURIComponent(person)}/${what}`, body)
}

async function call<Reply>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Reply> {
  const content =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  const response = await fetch(`/chat/api/${path}`, { method, ...content, ...(signal ? { signal } : {}) })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`)
  return response.status === 204 ? (undefined as Reply) : response.json()
}
