/** Sign-in of local mode: the server names sample posts and signs a token for the one chosen. Absent in a tenant (404). */
import { z } from 'zod'
import { now as deviceTime } from './clock.ts'
import { readBody, refused, send } from './create-api.ts'
import { NotUnderstoodError } from './problem-error.ts'
import type { TokenSource } from './token-source.ts'

const people = z.array(z.object({ id: z.string(), post: z.string() }))
const issued = z.object({ token: z.string(), expiresAt: z.coerce.date() })

export type LocalPerson = z.infer<typeof people>[number]

const minute = 60_000
const rememberedKey = 'gyokaku.localPerson'

/** Undefined where there is no local mode. */
export async function readLocalPeople(): Promise<readonly LocalPerson[] | undefined> {
  const response = await send('/local/people', {})
  if (response.status === 404) return undefined
  const body = await readBody(response)
  if (!response.ok) throw refused(response.status, body)
  const read = people.safeParse(body)
  // A server that answers every unknown path with its start page has no local mode either.
  return read.success ? read.data : undefined
}

/** Kept for this browser tab only, so that two tabs can look from two posts. */
export function rememberedPersonId(): string | null {
  return sessionStorage.getItem(rememberedKey)
}

export function rememberPersonId(id: string | undefined): void {
  if (id) sessionStorage.setItem(rememberedKey, id)
  else sessionStorage.removeItem(rememberedKey)
}

/** `now` in milliseconds. A token is renewed a minute before its end. */
export function localTokens(personId: string, now: () => number = deviceTime): TokenSource {
  let held: { readonly token: Promise<string>; readonly goodUntil: () => number } | undefined

  function renew(): Promise<string> {
    let goodUntil = Number.POSITIVE_INFINITY
    const token = issue(personId).then((reply) => {
      goodUntil = now() + lifetime(reply.expiresAt.getTime() - now()) - minute
      return reply.token
    })
    held = { token, goodUntil: () => goodUntil }
    token.catch(() => {
      held = undefined
    })
    return token
  }

  return {
    current: () => (held && now() < held.goodUntil() ? held.token : renew()),
    renew,
  }
}

/** The server's sample clock may stand in another quarter: then its times say nothing here, and a short life is assumed. */
function lifetime(byOurClock: number): number {
  return byOurClock > 0 && byOurClock <= 24 * 60 * minute ? byOurClock : 5 * minute
}

async function issue(personId: string): Promise<z.infer<typeof issued>> {
  const response = await send('/local/tokens', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId }),
  })
  const body = await readBody(response)
  if (!response.ok) throw refused(response.status, body)
  const read = issued.safeParse(body)
  if (!read.success) throw new NotUnderstoodError(`/local/tokens: ${read.error.message}`)
  return read.data
}
