import { beforeEach, describe, expect, test } from '@jest/globals'
import { readBoard, readChanges, readMe } from '../../../bot/src/usecases/read-board.ts'
import { submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { live, settled } from '../../support/readers.ts'
import { measures, who } from '../../support/small-city.ts'
import { codeOf, goodDraft, roundId } from '../../support/test-office.ts'

const office = officeForEachTest()

async function boardOf(asker: string, id: string | null = null) {
  const picture = await readBoard(office().deps, asker, id)
  if (isRefusal(picture)) throw new Error('The board was refused', { cause: picture.refusal })
  return picture
}

async function firstMeasure(asker: string, id: string | null = null) {
  const [first] = (await boardOf(asker, id)).measures
  return first
}

beforeEach(async () => {
  await office().openRound()
  await submitCheckIn(office().deps, {
    person: who.leader,
    roundId,
    measureId: 'B1-3',
    basedOn: 0,
    nonce: 'nonce',
    draft: goodDraft,
  })
})

describe('受付中の回の回答は', () => {
  test.each(live)('%s には見える', async (_post, asker) => {
    expect(await firstMeasure(asker)).toMatchObject({
      expectation: 'answered',
      current: { source: 'answer', revision: 1, progress: goodDraft.progress },
      previous: { roundId: '2025Q2', source: 'published' },
    })
  })

  test.each(settled)('%s にはまだ見えず、回答済かどうかと前回だけが見える', async (_post, asker) => {
    expect(await firstMeasure(asker)).toMatchObject({
      expectation: 'answered',
      current: null,
      previous: { roundId: '2025Q2', source: 'published' },
    })
    expect((await boardOf(asker)).measures.map(({ current }) => current)).toEqual(measures.map(() => null))
  })

  test.each(settled)('ほかの回を見ても、%s には前回としても見えない', async (_post, asker) => {
    await office().store.rows("insert into rounds values ('2025Q4', 'planned', '', '', '', '', null)")
    expect(await firstMeasure(asker, '2025Q4')).toMatchObject({ current: null, previous: null })
    expect(await firstMeasure(who.pmo, '2025Q4')).toMatchObject({ previous: { roundId, source: 'answer' } })
  })
})

describe('締め切った回の回答は', () => {
  test.each([...live, ...settled])('%s にも見える', async (_post, asker) => {
    await office().store.rows("update rounds set state = 'closed'")
    expect(await firstMeasure(asker)).toMatchObject({ current: { source: 'answer', progress: goodDraft.progress } })
  })

  test('原典の言葉は、だれにも見える', async () => {
    for (const [, asker] of [...live, ...settled]) {
      expect(await firstMeasure(asker, '2025Q2')).toMatchObject({
        current: { source: 'published' },
        previous: { roundId: '2025Q1', source: 'published' },
      })
    }
  })
})

describe('ボードを', () => {
  test('担当も役割もない職員には見せない', async () => {
    expect(codeOf(await readBoard(office().deps, who.bystander, null))).toBe('notAllowed')
  })

  test('登録のない人には何も見せない', async () => {
    expect(codeOf(await readBoard(office().deps, who.stranger, null))).toBe('unknownPerson')
    expect(codeOf(await readChanges(office().deps, who.stranger))).toBe('unknownPerson')
    expect(codeOf(await readMe(office().deps, who.stranger))).toBe('unknownPerson')
  })

  test.each(['2030Q1', '', 'x', '2025Q3\u0000', "'; --"])('ない回 %j では、見つからないと返す', async (id) => {
    expect(await readBoard(office().deps, who.pmo, id)).toEqual({ refusal: { code: 'unknownRound', roundId: id } })
  })

  test('見せるときは、一覧の順のすべての施策と、新しい順の回を見せる', async () => {
    const board = await boardOf(who.pmo)
    expect(board.measures.map(({ id }) => id)).toEqual(measures.map(({ id }) => id))
    expect(board.rounds.map(({ id }) => id)).toEqual(['2025Q3', '2025Q2'])
    expect(board.round?.id).toBe('2025Q3')
  })

  test('版の番号は、回答で一つ増え、同じ送信の繰り返しでは増えない', async () => {
    const submission = { person: who.leader, roundId, measureId: 'B1-4', basedOn: 0, nonce: 'n', draft: goodDraft }
    const before = await readChanges(office().deps, who.bystander)
    await submitCheckIn(office().deps, submission)
    await submitCheckIn(office().deps, submission)
    await submitCheckIn(office().deps, { ...submission, nonce: 'other' })
    expect(await readChanges(office().deps, who.bystander)).toBe(Number(before) + 1)
    expect((await boardOf(who.pmo)).version).toBe(Number(before) + 1)
  })

  test('自分が何者かは、登録された内容で返る', async () => {
    expect(await readMe(office().deps, who.manager)).toEqual({
      id: who.manager,
      post: '総務課長',
      duties: [{ kind: 'manager', section: '総務課' }],
    })
  })
})
