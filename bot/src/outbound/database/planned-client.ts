/**
 * A connection that lets PostgreSQL plan once what is asked again and again: for a few rows found by their key, planning takes
 * longer than finding them. A plan stays with its connection, so their number is bounded.
 */
import { Client, type ClientConfig, type QueryConfig } from 'pg'

/** Statements of this process that are worth a plan, by their text. Each connection plans them for itself. */
const names = new Map<string, string>()
const timesSeen = new Map<string, number>()

/** A statement with a list of values has a text for each length of the list: most of these are seen once. */
const oftenEnough = 10
const mostPlans = 150
const mostCounted = 1000

export class PlannedClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config)
    const send: (...given: unknown[]) => unknown = this.query.bind(this)
    this.query = (statement: unknown, ...rest: unknown[]) =>
      send(isStatement(statement) ? { ...statement, name: nameOf(statement.text) } : statement, ...rest) as never
  }
}

function isStatement(statement: unknown): statement is QueryConfig {
  const { text, name, submit } = Object(statement)
  return (
    typeof text === 'string' &&
    name === undefined &&
    submit === undefined &&
    /^\s*(?:select|insert|update|delete|with)\b/iu.test(text)
  )
}

/** Undefined while it is not known to come often. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostPlans) return known
  const seen = (timesSeen.get(text) ?? 0) + 1
  if (seen < oftenEnough) {
    if (timesSeen.size >= mostCounted) timesSeen.clear()
    timesSeen.set(text, seen)
    return undefined
  }
  timesSeen.delete(text)
  const name = `planned ${names.size + 1}`
  names.set(text, name)
  return name
}
