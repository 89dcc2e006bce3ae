/** What comes in and goes out, whether as a whole request or as one part of a batch. */

export interface GraphRequest {
  readonly method: string
  /** Where the service is reached, e.g. `https://graph.microsoft.com` */
  readonly origin: string
  /** Below the version, still encoded, without the query. */
  readonly path: string
  /** As written behind the question mark; absent when there is none. */
  readonly queryText: string
  readonly headers: Headers
  readonly body: unknown
  /** Its id when it is a part of a batch. */
  readonly part: string | null
}

export interface GraphAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Absent: no body at all. A string goes out as it is. */
  readonly body?: unknown
}

/** The connection is gone instead of an answer. */
export class Lost extends Error {
  readonly kind: 'reset' | 'hang' | 'refused'
  constructor(kind: 'reset' | 'hang' | 'refused') {
    super(`The connection was lost: ${kind}`)
    this.kind = kind
  }
}

/** An answer of the service that says no; the door dresses it as the service does. */
export class GraphProblem extends Error {
  readonly status: number
  readonly code: string
  readonly headers: Readonly<Record<string, string>>
  readonly innerCode: string | undefined
  /** Some refusals come without any body. */
  readonly empty: boolean
  constructor(
    status: number,
    code: string,
    message: string,
    more: { headers?: Record<string, string>; innerCode?: string; empty?: boolean } = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.headers = more.headers ?? {}
    this.innerCode = more.innerCode
    this.empty = more.empty ?? false
  }
}

export const problems = {
  badRequest: (message: string, code = 'invalidRequest') => new GraphProblem(400, code, message),
  notFound: (message = 'The resource could not be found.') => new GraphProblem(404, 'itemNotFound', message),
  denied: (message = 'Access denied') => new GraphProblem(403, 'accessDenied', message),
  saveConflict: () =>
    new GraphProblem(
      409,
      'resourceModified',
      'Save Conflict. Your changes conflict with those made concurrently by another user.',
    ),
  general: () => new GraphProblem(500, 'generalException', 'General exception while processing'),
}
