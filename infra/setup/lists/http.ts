/** How the setup talks to Microsoft 365: one call, one answer, and one class of refusal whatever went wrong. */

export interface Reply {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Parsed JSON; undefined when there is none; a string when it is something else. */
  readonly body: unknown
}

/** `url` is absolute. Resolves for every status; rejects with `Refused` when no answer came. */
export type Call = (
  method: 'GET' | 'POST' | 'PATCH' | 'MERGE',
  url: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Reply>

/** Microsoft Graph, and the interface of SharePoint itself for what Graph cannot do. */
export interface Reach {
  readonly graph: Call
  /** Null: no token was to be had for it. */
  readonly sharePoint: Call | null
  /** Whose rights these are. */
  readonly as: 'person' | 'app'
}

export type Host = 'graph' | 'sharePoint'

/** An answer other than a success, or none: status 0. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly host: Host
  readonly writing: boolean
  /** As the service asks; null when it did not say. */
  readonly afterSeconds: number | null
  constructor(
    status: number,
    code: string,
    { host, writing, afterSeconds = null }: { host: Host; writing: boolean; afterSeconds?: number | null },
  ) {
    super(`The service answered ${status} ${code}`)
    this.name = 'Refused'
    this.status = status
    this.code = code
    this.host = host
    this.writing = writing
    this.afterSeconds = afterSeconds
  }
}

/** Waiting and asking again may help. */
export const isPassing = ({ status }: Refused) => status === 0 || status === 408 || status === 429 || status >= 500

/** The body of a success. Throws `Refused` for everything else, a page of HTML included. */
export async function ask(
  call: Call,
  host: Host,
  method: Parameters<Call>[0],
  url: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
): Promise<unknown> {
  const about = { host, writing: method !== 'GET' }
  const reply = await call(method, url, body, headers)
  const refused = refusedBy(reply, about)
  if (refused) throw refused
  return reply.body
}

/** Null for a success. */
export function refusedBy({ status, headers, body }: Reply, about: { host: Host; writing: boolean }): Refused | null {
  if (status < 200 || status > 299) {
    return new Refused(status, codeOf(body), { ...about, afterSeconds: secondsToWait(headers) })
  }
  return typeof body === 'string' ? new Refused(status, 'oddAnswer', about) : null
}

function codeOf(body: unknown): string {
  const error = propertyOf(body, 'error') ?? propertyOf(body, 'odata.error')
  const code = propertyOf(error, 'code')
  return typeof code === 'string' ? code : ''
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}

/** The greater of what the two headers say. A date counts from the answer's own clock. */
function secondsToWait(headers: Reply['headers']): number | null {
  const after = headers['retry-after']
  const said = [after, headers['ratelimit-reset']].flatMap((text) =>
    text && /^\d+(\.\d+)?$/.test(text) ? Number(text) : [],
  )
  const until = after ? Date.parse(after) - Date.parse(headers.date ?? '') : Number.NaN
  if (said.length === 0 && !Number.isNaN(until)) said.push(until / 1000)
  return said.length > 0 ? Math.max(0, ...said) : null
}
