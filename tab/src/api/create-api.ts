/** A typed client of the table of routes: bearer token in, checked reply out. A refused token is renewed once. */
import './zod-without-eval.ts'
import type { z } from 'zod'
import { problem } from '../../../shared/src/contract/problem.ts'
import { type Routes, routes } from '../../../shared/src/contract/routes.ts'
import { NotUnderstoodError, ProblemError, UnreachableError } from './problem-error.ts'
import type { TokenSource } from './token-source.ts'

/** Milliseconds after which a silent server counts as gone. */
const patience = 8_000

type Reply<Name extends keyof Routes> = z.output<Routes[Name]['reply']>

interface CallInput<Name extends keyof Routes> {
  readonly params?: z.output<Routes[Name]['params']>
  readonly query?: Partial<z.output<Routes[Name]['query']>>
  /** Where the contract has one. */
  readonly body?: Routes[Name] extends { readonly body: infer Body extends z.ZodType } ? z.input<Body> : never
}

export interface Api {
  call<Name extends keyof Routes>(name: Name, input?: CallInput<Name>): Promise<Reply<Name>>
}

export function createApi(tokens: TokenSource): Api {
  return {
    async call(name, input = {}) {
      const { method, path, reply } = routes[name]
      const url = fill(path, input.params ?? {}) + search(input.query ?? {})
      const sent = input.body === undefined ? {} : { body: JSON.stringify(input.body) }
      const contentType: Record<string, string> = input.body === undefined ? {} : { 'content-type': 'application/json' }
      const ask = (token: string) =>
        send(url, { method, headers: { authorization: `Bearer ${token}`, ...contentType }, ...sent })
      const first = await ask(await tokens.current())
      const response = first.status === 401 ? await ask(await tokens.renew()) : first
      const body = await readBody(response)
      if (!response.ok) throw refused(response.status, body)
      const read = reply.safeParse(body)
      if (!read.success) throw new NotUnderstoodError(`${name}: ${read.error.message}`)
      return read.data as Reply<typeof name>
    },
  }
}

/** `fetch` whose only failure is `UnreachableError`. */
export async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(patience) })
  } catch (cause) {
    throw new UnreachableError(url, { cause })
  }
}

/** Undefined when the body is not JSON. */
export async function readBody(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined
    throw new UnreachableError('the reply broke off', { cause })
  }
}

export function refused(status: number, body: unknown): Error {
  const read = problem.safeParse(body)
  return read.success ? new ProblemError(status, read.data) : new UnreachableError(`answered ${status}`)
}

function fill(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))
}

function search(query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`
}
