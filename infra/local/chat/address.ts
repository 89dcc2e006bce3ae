/**
 * Who is looked at, side by side, kept in the address: `#person=<id>,<id>`, and for columns that show a channel
 * `&channel=<id>,` in the same order. Another window can be other people.
 */

export interface Column {
  readonly person: string
  /** `null`: the 1:1 chat with the bot */
  readonly channel: string | null
}

export const MOST_COLUMNS = 3

export function readAddress(hash: string): readonly Column[] {
  const given = new URLSearchParams(hash.replace(/^#/, ''))
  const channels = given.get('channel')?.split(',') ?? []
  const people = given.get('person')?.split(',').filter(Boolean) ?? []
  return people.slice(0, MOST_COLUMNS).map((person, index) => ({ person, channel: channels[index] || null }))
}

export function writeAddress(columns: readonly Column[]): string {
  const list = (values: readonly string[]) => values.map(encodeURIComponent).join(',')
  const person = `#person=${list(columns.map((one) => one.person))}`
  if (columns.every(({ channel }) => channel === null)) return person
  return `${person}&channel=${list(columns.map(({ channel }) => channel ?? ''))}`
}
