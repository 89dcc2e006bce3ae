/** Structured log: a fixed message, facts as fields. No message texts, names or tokens. `error` means a person must act. */
import { isNativeError } from 'node:util/types'
import { type Logger, pino } from 'pino'

export type Log = Logger

export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    serializers: { err: describeError },
    redact: ['authorization', 'token', '*.authorization', '*.token'],
  })
}

/**
 * What went wrong and where, without the message: a database's message quotes the values, and they are what people typed.
 * A code is found on the error or on its cause.
 */
export function describeError(error: unknown): object {
  if (!isNativeError(error)) return { kind: typeof error }
  const { name, code, stack } = error as Error & { readonly code?: unknown }
  const cause = error.cause === undefined ? undefined : describeCause(error.cause)
  return { name, code, cause, at: stack?.split('\n').filter((line) => line.startsWith('    at ')) }
}

function describeCause(cause: unknown): unknown {
  return typeof cause === 'string' || typeof cause === 'number' ? cause : describeError(cause)
}
