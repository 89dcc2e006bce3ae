/** ご相談, 引き継ぎ, what the meeting said and later corrections are of the city's record, too. */
import { expect, test } from '@jest/globals'
import { amendAnswer, recordOutcome } from '../../../../bot/src/usecases/amend-closed-round.ts'
import { passOnConsultation, replyToConsultation } from '../../../../bot/src/usecases/answer-consultation.ts'
import { closeRound } from '../../../../bot/src/usecases/close-round.ts'
import { handOverMeasure, settleHandOver } from '../../../../bot/src/usecases/hand-over-measure.ts'
import { rebuildRecord } from '../../../../bot/src/usecases/rebuild-record.ts'
import { isRefusal } from '../../../../shared/src/domain/refusal.ts'
import { officeForEachTest } from '../../../support/office-for-each-test.ts'
import { openRecordOffice } from '../../../support/record-office.ts'
import { who } from '../../../support/small-city.ts'
import { goodDraft, roundId } from '../../../support/test-office.ts'

const office = officeForEachTest()
const tables = [
  'consultations',
  'hand_overs',
  'meeting_outcomes',
  'amendments',
  'settings',
  'round_plans',
  'extensions',
  'in_hand',
  'manager_seen',
  'closing_reports',
]
const place = { roundId, measureId: 'B1-3' }

async function picture(): Promise<Readonly<Record<string, unknown>>> {
  const all: Record<string, unknown> = {}
  for (const table of tables) {
    const rows = await office().store.rows(
      `select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text collate "C"`,
    )
    all[table] = rows.map(({ row }) => row)
  }
  return all
}

/** Fails where something was refused. */
async function done<T>(work: Promise<T>): Promise<T> {
  const result = await work
  if (isRefusal(result)) throw new Error('refused', { cause: result.refusal })
  return result
}

test('記録の一覧から、行ごとに同じ内容に戻る', async () => {
  const { deps, lists, answer, publish } = await openRecordOffice(office())
  await answer({ ...goodDraft, consultation: '協議の場の設定', consultationBy: '2026-01-16' })
  await done(passOnConsultation(deps, { asker: who.manager, ...place, number: 1 }))
  await done(replyToConsultation(deps, { asker: who.departmentHead, ...place, number: 1, reply: '引き受けます。' }))
  await answer({ ...goodDraft, consultation: '時期の相談' }, 'B1-4')
  await done(handOverMeasure(deps, who.leader, { measureId: 'A1-1', to: who.bystander, effectiveOn: null }))
  await done(settleHandOver(deps, who.bystander, { measureId: 'A1-1', number: 1, accepts: false, reply: '4月からに' }))
  await done(handOverMeasure(deps, who.manager, { measureId: 'B1-4', to: who.deputy, effectiveOn: null }))
  await deps.unitOfWork.run(async (tx) => {
    const at = deps.clock.now()
    await tx.ladder.saveSetting('managerCheck', 'confirm', who.pmo, at)
    await tx.ladder.saveSetting('mutePeriods', [{ from: '2026-02-24', to: '2026-03-19', reason: 'assembly' }], null, at)
    const days = { opensOn: '2026-03-02', dueOn: '2026-03-13', closesOn: '2026-03-24', asOfDay: '2026-02-28' }
    await tx.ladder.savePlan({ roundId: '2025Q4', ...days, meetingOn: null }, at)
    const more = { dueOn: '2026-01-20', reason: 'emergency', text: '台風', decidedOn: '2026-01-06' } as const
    await tx.ladder.saveExtension({ ...place, ...more, by: who.manager, at })
    await tx.ladder.saveInHand({ ...place, by: who.manager, at })
    await tx.ladder.saveSeen([{ ...place, revision: 1, by: who.manager, at, how: 'line', line: 'よく進みました' }])
    const report = { stage: 'preview', turn: 1, note: '', changedBy: who.pmo, changedAt: at } as const
    await tx.closing.saveReport({ roundId, ...report })
  })
  await done(closeRound(deps, who.pmo, roundId))
  const outcome = { direction: 'expand', note: '歳出伝票へ拡大', confirmedOn: '2026-01-20', draftNumber: '7-123' }
  await done(recordOutcome(deps, { asker: who.pmo, ...place, ...outcome }))
  const correction = { kind: 'correction', reason: '数え方の訂正', draft: goodDraft }
  await done(amendAnswer(deps, { asker: who.pmo, ...place, ...correction }))
  await publish()
  const before = await picture()
  for (const table of tables) expect(before[table]).not.toEqual([])
  expect(lists.row('decisions', `B1-3|${roundId}|consultation1`)?.cells).toMatchObject({
    kind: 'consultation',
    text: '協議の場の設定',
    reply: '引き受けます。',
    by: who.leader,
  })

  await office().store.empty()
  const source = { pages: lists.pages, personByName: lists.personByName, published: true }
  expect(await rebuildRecord(deps, source, () => undefined)).toMatchObject({ kind: 'rebuilt' })
  expect(await picture()).toEqual(before)
})
