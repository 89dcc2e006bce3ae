/** What a fault does to a request: refuses it, spoils its answer, or takes the connection away. */
import type { FaultEffect } from './faults.ts'
import { type GraphAnswer, GraphProblem, Lost, problems } from './message.ts'
import { thresholdProblem } from './query/item-filter.ts'
import { preconditionFailed } from './routes/item-routes.ts'
import type { World } from './world.ts'

export interface Spoiled {
  readonly answer: GraphAnswer
  readonly delayMs: number
}

/** Throws when the effect takes the place of the answer; gives it back, spoiled or as it was, otherwise. */
export function spoil(effect: FaultEffect, answer: GraphAnswer, { variants, now }: World): Spoiled {
  const spoiled = (changed: Partial<GraphAnswer>): Spoiled => ({ answer: { ...answer, ...changed }, delayMs: 0 })
  switch (effect.kind) {
    case 'status':
      if (effect.body === 'html') return spoiled(htmlAnswer(effect.status))
      throw refusal(effect, new Date(now()))
    case 'reset':
    case 'hang':
    case 'refused':
      throw new Lost(effect.kind)
    case 'slow':
      return { answer, delayMs: effect.ms }
    case 'html':
      return spoiled(htmlAnswer(effect.status ?? 200))
    case 'truncated':
      return spoiled({ body: JSON.stringify(answer.body ?? {}).slice(0, -7) || '{"value":[' })
    case 'emptyJson':
      return spoiled({ body: '' })
    case 'wrongType':
      return spoiled({
        headers: { ...answer.headers, 'Content-Type': 'text/plain' },
        body: JSON.stringify(answer.body ?? {}),
      })
    case 'errorEntry':
      return spoiled({ body: withErrorEntry(answer.body) })
    case 'threshold':
      throw thresholdProblem(variants)
    case 'precondition':
      throw preconditionFailed(effect.body)
    case 'saveConflict':
      throw problems.saveConflict()
    case 'do':
      effect.act()
      return spoiled({})
    // These are seen to where the request is carried out.
    case 'shortPage':
    case 'emptyPage':
    case 'replay':
    case 'resync':
    case 'tokenExpires':
    case 'twice':
      return spoiled({})
  }
}

function refusal(
  { status, code, retryAfter, body }: Extract<FaultEffect, { kind: 'status' }>,
  now: Date,
): GraphProblem {
  return new GraphProblem(
    status,
    code ?? codes[status] ?? 'generalException',
    'The request could not be carried out.',
    {
      headers:
        retryAfter === undefined
          ? {}
          : { 'Retry-After': typeof retryAfter === 'string' ? retryAfter : retryAfter(now) },
      empty: body === 'empty',
    },
  )
}

const codes: Readonly<Record<number, string>> = {
  400: 'invalidRequest',
  401: 'InvalidAuthenticationToken',
  403: 'accessDenied',
  404: 'itemNotFound',
  409: 'nameAlreadyExists',
  410: 'resyncRequired',
  412: 'resourceModified',
  423: 'resourceLocked',
  429: 'tooManyRequests',
  500: 'generalException',
  502: 'badGateway',
  503: 'serviceNotAvailable',
  504: 'gatewayTimeout',
  507: 'quotaLimitReached',
  509: 'activityLimitReached',
}

function htmlAnswer(status: number): GraphAnswer {
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: '<!DOCTYPE html><html><head><title>Service unavailable</title></head><body><h1>Service unavailable</h1></body></html>',
  }
}

function withErrorEntry(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('value' in body) || !Array.isArray(body.value)) return body
  const entry = {
    error: {
      code: 'InternalServerError',
      message: 'Cannot write a deleted resource that has no id.',
    },
  }
  return { ...body, value: [...body.value.slice(0, 1), entry, ...body.value.slice(1)] }
}
