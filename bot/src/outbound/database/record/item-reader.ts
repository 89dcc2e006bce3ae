/** How the items of a list are read: those of the keys that are there. */
import type { RecordItem } from '../../../../../shared/src/domain/record.ts'
import type { Session } from '../session.ts'

export type FoundItem = Omit<RecordItem, 'list'>
/** `keys` are never none. */
export type ItemReader = (session: Session, keys: readonly string[]) => Promise<readonly FoundItem[]>

/** What a key is made of; the number is 0 where there is none. */
export function keyParts(key: string) {
  const [measureId = '', roundId = '', number = ''] = key.split('|')
  return { measureId, roundId, number: Number(number.replace(/^\D+/, '')) }
}
