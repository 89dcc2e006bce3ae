/** Structured log: a fixed message, facts as fields. No message texts, names or tokens. `error` means a person must act. */
import { type Logger, pino } from 'pino'

export type Log = Logger

export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    redact: ['authorization', 'token', '*.authorization', '*.token'],
  })
}
