/** Somebody has to be the first PMO: who may edit the list of members before there is one is for the site to say. */
import { readDuties } from '../../../shared/src/domain/member-edit.ts'
import type { Duty } from '../../../shared/src/domain/person.ts'
import { type RecordCell, type RecordList, recordCell } from '../../../shared/src/domain/record.ts'
import type { Transaction } from './ports.ts'

/** `duties`: as they stand in the row now. */
export async function makesFirstPmo(
  tx: Transaction,
  list: RecordList,
  duties: RecordCell | undefined,
): Promise<boolean> {
  if (list !== 'members') return false
  const said = recordCell(duties)
  if (!readDuties(said === null ? null : String(said))?.some(isPmo)) return false
  return (await tx.people.holding([{ kind: 'pmo' }])).length === 0
}

const isPmo = ({ kind }: Duty) => kind === 'pmo'
