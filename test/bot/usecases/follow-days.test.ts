/** 送った後の日程の変更: the cards are put right in their place, and whom it concerns hears of it once. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { savePlan } from '../../../bot/src/usecases/plan-days.ts'
import { submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import type { PlanChange } from '../../../shared/src/domain/round-plan.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { who } from '../../support/small-city.ts'
import { goodDraft, roundId, start } from '../../support/test-office.ts'

/** Opened by hand on 16 December: due on 6 January, closed on 14 January. */
const office = officeForEachTest()
const names = new Map(Object.entries(who).map(([name, id]) => [id as string, name]))
let now = start

beforeEach(async () => {
  now = start
  await office().openRound()
  await runAll()
  office().sent.length = 0
})

async function runAll(): Promise<void> {
  while ((await office().runJobs()).length > 0);
}

async function heard(at: string): Promise<readonly string[]> {
  const next = new Date(`${at}:00+09:00`)
  office().passMinutes((next.getTime() - now.getTime()) / 60_000)
  now = next
  office().sent.length = 0
  await office().tick()
  await runAll()
  return office()
    .sent.map(({ personId, shows }) => `${names.get(personId)} ${shows}`)
    .toSorted()
}

async function change(typed: PlanChange): Promise<number | undefined> {
  office().updated.length = 0
  const saved = await savePlan(office().deps, who.pmo, roundId, typed)
  if (isRefusal(saved)) throw new Error('The days were refused', { cause: saved.refusal })
  await runAll()
  return saved.told
}

async function answer(person: string, measureIds: readonly string[]): Promise<void> {
  for (const measureId of measureIds) {
    await submitCheckIn(office().deps, { person, roundId, measureId, basedOn: 0, nonce: measureId, draft: goodDraft })
  }
}

describe('開いた後に日程を変えると', () => {
  test('届いたカードが同じ場所で直り、まだ回答をお願いしている人は翌開庁日に一度だけ聞く', async () => {
    await answer(who.deputy, ['B2-1', 'B2-2'])
    await runAll()
    expect(await change({ dueOn: '2026-01-08', closesOn: '2026-01-16' })).toBe(1)
    expect(
      office()
        .updated.map(({ activityId }) => activityId)
        .sort(),
    ).toEqual(['activity-1', 'activity-2'])
    expect(await heard('2025-12-16T15:00')).toEqual([])
    expect(await heard('2025-12-17T08:30')).toEqual([
      'leader 【業務改革】R7 Q3 日程が変わりました（期限 1月8日（木）、あと3施策）',
    ])
    expect(await heard('2025-12-17T10:00')).toEqual([])
    expect(await heard('2025-12-18T10:00')).toEqual([])
  })

  test('続けて何度変えても、届くのは一度で、そのときの日程を伝える', async () => {
    await change({ dueOn: '2026-01-08' })
    await change({ dueOn: '2026-01-09' })
    await change({ closesOn: '2026-01-20' })
    const told = await heard('2025-12-17T08:30')
    expect(told).toEqual([
      'deputy 【業務改革】R7 Q3 日程が変わりました（期限 1月9日（金）、あと3施策）',
      'leader 【業務改革】R7 Q3 日程が変わりました（期限 1月9日（金）、あと3施策）',
    ])
    expect(await heard('2025-12-18T08:30')).toEqual([])
  })

  test('数値の時点が変われば、回答の済んだ人にも届く', async () => {
    await answer(who.deputy, ['B2-1', 'B2-2'])
    expect(await change({ asOfDay: '2025-12-15' })).toBe(2)
    expect((await heard('2025-12-17T08:30')).map((line) => line.split(' ')[0])).toEqual(['deputy', 'leader'])
  })

  test('同じ日程で保存しても、だれにも届かず、カードもそのまま', async () => {
    expect(await change({ dueOn: '2026-01-06' })).toBe(0)
    expect(office().updated).toEqual([])
    expect(await heard('2025-12-17T10:00')).toEqual([])
  })

  test('すでに届いた所属長へのお知らせも、新しい期限に直る', async () => {
    for (const day of ['2025-12-25', '2026-01-06', '2026-01-07']) await heard(`${day}T10:00`)
    expect(await heard('2026-01-08T10:00')).toEqual([
      'manager 【業務改革】R7 Q3 未回答の施策のお知らせ（4施策、期限 1月6日（火））',
    ])
    await change({ dueOn: '2026-01-13', closesOn: '2026-01-20' })
    expect(office().updated.map(({ shows }) => shows)).toContain(
      '【業務改革】R7 Q3 未回答の施策のお知らせ（4施策、期限 1月13日（火））',
    )
  })
})
