/** What managers and the PMO settled about how a round runs, as items of the record: a rebuilt city goes on by the same rules. */
import { and, inArray } from 'drizzle-orm'
import {
  closingReportKey,
  extensionKey,
  inHandKey,
  managerSeenKey,
  roundPlanKey,
  settingKey,
} from '../../../../../shared/src/domain/record.ts'
import { closingReports } from '../schema/closing.ts'
import { extensions, inHand, managerSeen, roundPlans, settings } from '../schema/ladder.ts'
import { decision } from './decision-item.ts'
import { type FoundItem, type ItemReader, keyParts } from './item-reader.ts'

export const keptItems: ItemReader = async (session, keys) => {
  const asked = keys.map((key) => ({ start: key.split('|')[0] ?? '', end: key.split('|')[2] ?? '', ...keyParts(key) }))
  const namesAfter = (start: string) => asked.flatMap((one) => (one.start === start ? [one.roundId] : []))
  const ending = (word: string) => asked.filter(({ end }) => end.startsWith(word))
  const at = (table: typeof extensions | typeof inHand | typeof managerSeen, wanted: typeof asked) =>
    and(
      inArray(
        table.roundId,
        wanted.map(({ roundId }) => roundId),
      ),
      inArray(
        table.measureId,
        wanted.map(({ measureId }) => measureId),
      ),
    )
  const found: FoundItem[] = []

  const set = namesAfter('setting')
  if (set.length > 0) {
    for (const row of await session.select().from(settings).where(inArray(settings.key, set))) {
      const text = JSON.stringify(row.value)
      found.push(decision('setting', settingKey(row.key), row, { text, by: row.changedBy, at: row.changedAt }))
    }
  }
  const planned = namesAfter('roundPlan')
  if (planned.length > 0) {
    for (const row of await session.select().from(roundPlans).where(inArray(roundPlans.roundId, planned))) {
      const { roundId, opensOn, dueOn, closesOn, changedAt } = row
      const text = [opensOn, dueOn, closesOn].join(' → ')
      found.push(decision('roundPlan', roundPlanKey(roundId), row, { roundId, text, at: changedAt }))
    }
  }
  const reported = namesAfter('closingReport')
  if (reported.length > 0) {
    for (const row of await session.select().from(closingReports).where(inArray(closingReports.roundId, reported))) {
      const { roundId, note: text, changedBy: by, changedAt } = row
      found.push(decision('closingReport', closingReportKey(roundId), row, { roundId, text, by, at: changedAt }))
    }
  }
  const extended = ending('extension')
  if (extended.length > 0) {
    for (const row of await session.select().from(extensions).where(at(extensions, extended))) {
      const { roundId, measureId, text, dueOn: reply, by, at: when } = row
      const key = extensionKey(measureId, roundId)
      found.push(decision('extension', key, row, { roundId, measureId, text, reply, by, at: when }))
    }
  }
  const taken = ending('inHand')
  if (taken.length > 0) {
    for (const row of await session.select().from(inHand).where(at(inHand, taken))) {
      const { roundId, measureId, by, at: when } = row
      found.push(decision('inHand', inHandKey(measureId, roundId), row, { roundId, measureId, by, at: when }))
    }
  }
  const looked = ending('seen')
  if (looked.length > 0) {
    for (const row of await session.select().from(managerSeen).where(at(managerSeen, looked))) {
      const { roundId, measureId, line: text, by, at: when } = row
      const key = managerSeenKey(measureId, roundId, row.revision, by)
      found.push(decision('managerSeen', key, row, { roundId, measureId, text, by, at: when }))
    }
  }
  return found
}
