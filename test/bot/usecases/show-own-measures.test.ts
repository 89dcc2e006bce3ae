import { beforeEach, describe, expect, test } from '@jest/globals'
import { assignMeasure, readAssignment } from '../../../bot/src/usecases/assign-measure.ts'
import { closeRound } from '../../../bot/src/usecases/close-round.ts'
import { prepareAnswer } from '../../../bot/src/usecases/prepare-answer.ts'
import { showOwnMeasures } from '../../../bot/src/usecases/show-own-measures.ts'
import { submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { smallCity, who } from '../../support/small-city.ts'
import { codeOf, goodDraft, roundId } from '../../support/test-office.ts'

const office = officeForEachTest()

const show = (asker: string) => showOwnMeasures(office().deps, asker)
const prepare = (asker: string, measureId = 'B1-3') => prepareAnswer(office().deps, asker, roundId, measureId)

/** As the PMO assigns it. */
async function hand(measureId: string, leader: string): Promise<void> {
  const view = await readAssignment(office().deps, who.pmo, measureId)
  if (isRefusal(view)) throw new Error('No such measure')
  const assigned = await assignMeasure(office().deps, who.pmo, measureId, view.mark, {
    leadSection: '総務課',
    leader,
    deputies: [],
  })
  expect(codeOf(assigned)).toBeNull()
}

async function ownIds(asker: string): Promise<readonly string[]> {
  const shown = await show(asker)
  return isRefusal(shown) ? [shown.refusal.code] : shown.own.map(({ measure }) => measure.id)
}

beforeEach(() => office().openRound())

describe('自分の施策', () => {
  test('担当のものと代理のものが出る', async () => {
    expect(await ownIds(who.leader)).toEqual(['B1-3', 'B1-4', 'A1-1'])
    expect(await ownIds(who.deputy)).toEqual(['B1-3', 'B2-2', 'B2-1'])
  })

  test('回答済みの施策の担当になった人にも出て、その人が直せる。前の担当にも残る', async () => {
    const form = { roundId, measureId: 'B1-4', draft: goodDraft }
    await submitCheckIn(office().deps, { ...form, person: who.leader, basedOn: 0, nonce: 'n' })
    await hand('B1-4', who.bystander)
    expect(await ownIds(who.bystander)).toEqual(['B1-4'])
    expect(await ownIds(who.leader)).toEqual(['B1-3', 'B1-4', 'A1-1'])
    expect(await prepare(who.bystander, 'B1-4')).toMatchObject({ latest: { revision: 1 }, recordedFor: null })
    const corrected = await submitCheckIn(office().deps, { ...form, person: who.bystander, basedOn: 1, nonce: 'm' })
    expect(corrected).toMatchObject({ revision: { revision: 2, answeredBy: who.bystander, recordedFor: null } })
    expect(codeOf(await prepare(who.leader, 'B1-4'))).toBe('notYourMeasure')
  })

  test('回答の要点が付き、閉じた回のものも見られる', async () => {
    await submitCheckIn(office().deps, {
      person: who.leader,
      roundId,
      measureId: 'B1-4',
      basedOn: 0,
      nonce: 'n',
      draft: goodDraft,
    })
    await closeRound(office().deps, who.pmo, roundId)
    expect(await show(who.leader)).toMatchObject({ round: null, own: [] })
    expect(await showOwnMeasures(office().deps, who.leader, roundId)).toMatchObject({
      round: { id: roundId, state: 'closed', closedOn: '2025-12-16' },
      own: [{ answer: null }, { revision: 1, answer: { weather: 'cloudy', direction: 'continue' } }, { answer: null }],
    })
    expect(await showOwnMeasures(office().deps, who.leader, '1999Q1')).toMatchObject({ round: null, own: [] })
  })

  test('担当のない人には何も出ず、登録のない人は断られる', async () => {
    expect(await ownIds(who.manager)).toEqual([])
    expect(codeOf(await show(who.stranger))).toBe('unknownPerson')
  })

  test('開いている回がなければ、回も施策も出ない', async () => {
    await office().store.rows("update rounds set state = 'closed'")
    expect(await show(who.leader)).toMatchObject({ round: null, own: [], person: { id: who.leader } })
  })
})

describe('回答の様式', () => {
  test('計画・前回・保存済みの回答がそろう', async () => {
    const prepared = await prepare(who.leader)
    expect(prepared).toMatchObject({
      round: { id: roundId },
      measure: { id: 'B1-3' },
      plan: smallCity.plans[0],
      previous: { roundId: '2025Q2', progress: '5月末現在、電子決裁率50.1％' },
      latest: null,
    })
    expect(await prepare(who.leader, 'B1-4')).toMatchObject({ plan: null })
  })

  test('開くたびに送信の番号が変わる', async () => {
    const nonces = []
    for (let time = 0; time < 3; time += 1) {
      const prepared = await prepare(who.leader)
      if (!isRefusal(prepared)) nonces.push(prepared.nonce)
    }
    expect(new Set(nonces).size).toBe(3)
  })

  test('直すときは、最も新しい版から始まる', async () => {
    const submission = { person: who.deputy, roundId, measureId: 'B1-3', basedOn: 0, nonce: 'n', draft: goodDraft }
    await submitCheckIn(office().deps, submission)
    expect(await prepare(who.leader)).toMatchObject({
      latest: { revision: 1, answeredBy: who.deputy, answer: { progress: goodDraft.progress } },
    })
  })

  test('担当でない人には開かない', async () => {
    expect(codeOf(await prepare(who.manager))).toBe('notYourMeasure')
    expect(codeOf(await prepare(who.deputy, 'B1-4'))).toBe('notYourMeasure')
    expect(codeOf(await prepare(who.stranger))).toBe('unknownPerson')
  })

  test('締め切った回では開かない', async () => {
    await office().store.rows("update rounds set state = 'closed'")
    expect(await prepare(who.leader)).toEqual({
      refusal: { code: 'roundClosed', roundId, closedOn: '2026-01-14' },
    })
  })
})
