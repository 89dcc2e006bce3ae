/** What the rows say now, as items of the record: a few questions a list, whatever the number of keys. */
import type { RecordAddress, RecordItem, RecordList } from '../../../../../shared/src/domain/record.ts'
import type { Session } from '../session.ts'
import { checkInsItems, indicatorValuesItems, revisionsItems } from './answer-items.ts'
import { decisionsItems } from './decision-items.ts'
import type { ItemReader } from './item-reader.ts'
import { indicatorsItems, measuresItems, membersItems, plansItems, roundsItems } from './register-items.ts'

const readers: { readonly [list in RecordList]: ItemReader } = {
  members: membersItems,
  measures: measuresItems,
  plans: plansItems,
  indicators: indicatorsItems,
  rounds: roundsItems,
  checkIns: checkInsItems,
  revisions: revisionsItems,
  decisions: decisionsItems,
  indicatorValues: indicatorValuesItems,
}

export async function readItems(session: Session, addresses: readonly RecordAddress[]): Promise<readonly RecordItem[]> {
  const items: RecordItem[] = []
  for (const [list, asked] of Map.groupBy(addresses, (address) => address.list)) {
    const found = await readers[list](session, [...new Set(asked.map(({ key }) => key))])
    items.push(...found.map((item) => ({ list, ...item })))
  }
  return items
}
