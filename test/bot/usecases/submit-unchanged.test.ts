import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Deps, Transaction } from '../../../bot/src/usecases/ports.ts'
import { showOwnMeasures } from '../../../bot/src/usecases/show-own-measures.ts'
import { submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { submitUnchanged, type UnchangedSubmission } from '../../../bot/src/usecases/submit-unchanged.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { answerTheQuarterBefore, lastAnswer } from '../../support/answered-before.ts'
import { describeOnBothEngines } from '../../support/describe-on-both-engines.ts'
import { answerEarlier } from '../../support/earlier-answer.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { who } from '../../support/small-city.ts'
import { codeOf, goodDraft, openTestOffice, roundId, start, type TestOffice } from '../../support/test-office.ts'
import type { TestStore } from '../../support/test-store.ts'

const form: UnchangedSubmission = {
  person: who.leader,
  roundId,
  measureIds: ['B1-4', 'A1-1'],
  reason: 'onPlan',
  reasonText: '',
  nonce: 'nonce-1',
}

function savedIds(answer: Awaited<ReturnType<typeof submitUnchanged>>): readonly string[] {
  return isRefusal(answer) ? [answer.refusal.code] : answer.saved.map(({ measureId }) => measureId)
}

const storedIn = (store: TestStore) =>
  store.rows(
    `select measure_id, revision, unchanged, answered_by from revisions where round_id = '${roundId}' order by 1, 2`,
  )

const office = officeForEachTest()
const press = (part: Partial<UnchangedSubmission> = {}) => submitUnchanged(office().deps, { ...form, ...part })
const stored = () => storedIn(office().store)

async function nothingStored(): Promise<void> {
  expect(await stored()).toEqual([])
  expect(await office().store.rows("select 1 from expectations where state = 'answered'")).toEqual([])
  expect(await office().store.jobs()).toEqual([])
  expect(await office().store.rows(`select 1 from served_views where view = 'confirmation'`)).toEqual([])
}

/** Why a measure is not among those that can be ticked; null when it is. */
async function whyNot(measureId: string): Promise<unknown> {
  const shown = await showOwnMeasures(office().deps, who.leader)
  return isRefusal(shown) ? shown.refusal : shown.own.find(({ measure }) => measure.id === measureId)?.needsOwnAnswer
}

beforeEach(async () => {
  await office().openRound()
  await office().store.takeJobs()
})

describe('チェックした施策は', () => {
  beforeEach(() => answerTheQuarterBefore(office().deps))

  test('前回の天気・進捗・方向性のまま、選んだ理由とともに、一度に第1版になる', async () => {
    office().passMinutes(3)
    expect(await press({ reason: 'other', reasonText: ' 例規の決定を待つため\n' })).toMatchObject({
      round: { id: roundId },
      saved: [
        { measureId: 'B1-4', revision: 1, recordedFor: null },
        { measureId: 'A1-1', revision: 1, recordedFor: null },
      ],
      own: [
        { measure: { id: 'B1-3' }, revision: 0 },
        { measure: { id: 'B1-4' }, revision: 1, state: 'answered' },
        { measure: { id: 'A1-1' }, revision: 1, state: 'answered' },
      ],
    })
    const latest = await office().store.unitOfWork.run((tx) => tx.answers.latest(roundId, 'A1-1'))
    expect(latest).toEqual({
      roundId,
      measureId: 'A1-1',
      revision: 1,
      answer: {
        ...lastAnswer,
        directionReason: 'other',
        directionReasonText: '例規の決定を待つため',
        unchanged: true,
      },
      answeredBy: who.leader,
      answeredAt: new Date(start.getTime() + 3 * 60_000),
      recordedFor: null,
      sample: false,
      nonce: form.nonce,
    })
  })

  test('代理が押せば、担当に代わって記録される', async () => {
    await office().store.rows(`insert into assignments values ('B1-4', '${who.deputy}', 'deputy')`)
    expect(await press({ person: who.deputy, measureIds: ['B1-4', 'B2-2'] })).toMatchObject({
      saved: [
        { measureId: 'B1-4', answeredBy: who.deputy, recordedFor: who.leader },
        { measureId: 'B2-2', answeredBy: who.deputy, recordedFor: null },
      ],
    })
  })

  test('後から、ふつうの様式で直せる', async () => {
    await press()
    expect(
      await submitCheckIn(office().deps, { ...form, nonce: 'n', measureId: 'A1-1', basedOn: 1, draft: goodDraft }),
    ).toMatchObject({ revision: { revision: 2, answer: { unchanged: false } } })
  })
})

describe('一言で済ませられない施策は、チェックしても残る', () => {
  test.each<[string, string, (deps: Deps) => Promise<void>, string]>([
    ['今期の数値がいる', 'B1-3', (deps) => answerEarlier(deps, '2025Q2', 'B1-3'), 'figureDue'],
    ['前回の進捗が空欄', 'A1-1', (deps) => answerEarlier(deps, '2025Q2', 'A1-1', { progress: ' \n' }), 'blankProgress'],
    [
      '予定の日が過ぎた',
      'A1-1',
      (deps) => answerEarlier(deps, '2025Q2', 'A1-1', { progress: '11月20日に公示予定。' }),
      'passedPlan',
    ],
    [
      '「変わりない」が2回続いた',
      'A1-1',
      async (deps) => {
        await answerEarlier(deps, '2025Q1', 'A1-1', { unchanged: true })
        await answerEarlier(deps, '2025Q2', 'A1-1', { unchanged: true })
      },
      'twiceRunning',
    ],
    ['前回が原典の空欄', 'B1-4', async () => undefined, 'blankProgress'],
    [
      '前回が原典の記載',
      'B1-3',
      async (deps) => {
        await deps.unitOfWork.run((tx) =>
          tx.register.savePublishedAnswers([
            {
              roundId: '2025Q2',
              measureId: 'A1-1',
              weather: 'sunny',
              direction: 'continue',
              progress: '済',
              detail: {},
            },
          ]),
        )
      },
      'toBeConfirmed',
    ],
    ['前回の記録がない', 'A1-1', async () => undefined, 'noPrevious'],
  ])('%s', async (_why, measureId, prepare, code) => {
    await prepare(office().deps)
    expect(await whyNot(measureId)).toBe(code)
    expect(savedIds(await press({ measureIds: [measureId] }))).toEqual(['nothingTicked'])
    await nothingStored()
  })

  test('「変わりない」が続いても、間に書いた回があればチェックできる', async () => {
    await answerEarlier(office().deps, '2025Q1', 'A1-1', { unchanged: true })
    await answerEarlier(office().deps, '2025Q2', 'A1-1')
    expect(await whyNot('A1-1')).toBeNull()
    expect(savedIds(await press())).toEqual(['A1-1'])
  })

  test('ほかにチェックした施策の回答は、そのために失われない', async () => {
    await answerEarlier(office().deps, '2025Q2', 'A1-1')
    expect(savedIds(await press({ measureIds: ['B1-3', 'B1-4', 'A1-1'] }))).toEqual(['A1-1'])
    expect(await stored()).toMatchObject([{ measure_id: 'A1-1', revision: 1 }])
  })
})

describe('チェックした施策に', () => {
  beforeEach(() => answerTheQuarterBefore(office().deps))

  test('ほかの人の施策・ない施策・同じ施策が混ざっていても、自分の施策だけが一度ずつ保存される', async () => {
    const measureIds = ['B2-1', 'Z9-9', '', 'A1-1', 'A1-1', "A1-1' or '1'='1", 'a1-1', 'B1-4\u0000', '\ud800']
    expect(savedIds(await press({ measureIds }))).toEqual(['A1-1'])
    expect(await stored()).toHaveLength(1)
  })

  test('その間に回答された施策があれば、その回答はそのまま残る', async () => {
    await submitCheckIn(office().deps, { ...form, nonce: 'n', measureId: 'A1-1', basedOn: 0, draft: goodDraft })
    expect(savedIds(await press())).toEqual(['B1-4'])
    const latest = await office().store.unitOfWork.run((tx) => tx.answers.latest(roundId, 'A1-1'))
    expect(latest).toMatchObject({ revision: 1, answer: { progress: goodDraft.progress, unchanged: false } })
  })

  test('対象外の施策が混ざっていれば、それは除かれる', async () => {
    await office().store.rows("update expectations set state = 'excused', cause = 'assembly' where measure_id = 'A1-1'")
    expect(savedIds(await press())).toEqual(['B1-4'])
    expect(
      await office().store.rows(
        "select state, cause from expectations where measure_id = 'A1-1' and round_id = '2025Q3'",
      ),
    ).toEqual([{ state: 'excused', cause: 'assembly' }])
  })
})

describe('保存できないときは、一つも保存されない', () => {
  beforeEach(() => answerTheQuarterBefore(office().deps))

  test.each<[string, Partial<UnchangedSubmission>, string]>([
    ['チェックがない', { measureIds: [] }, 'nothingTicked'],
    ['空のチェックだけ', { measureIds: ['', ' '] }, 'nothingTicked'],
    ['理由がない', { reason: '' }, 'nothingTicked'],
    ['選択肢にない理由', { reason: 'onPlan ' }, 'nothingTicked'],
    ['型の部品と同じ名の理由', { reason: 'constructor' }, 'nothingTicked'],
    ['その他の理由が書かれていない', { reason: 'other', reasonText: ' \u3000\n' }, 'textMissing'],
    ['理由が301字', { reasonText: '理'.repeat(301) }, 'textTooLong'],
    ['ない回', { roundId: '2031Q1' }, 'unknownRound'],
    ['回の形でない回', { roundId: '../..' }, 'unknownRound'],
    ['担当のない人', { person: who.bystander }, 'nothingTicked'],
    ['PMO', { person: who.pmo }, 'nothingTicked'],
    ['登録のない人', { person: who.stranger }, 'nothingTicked'],
  ])('%s', async (_what, part, code) => {
    expect(codeOf(await press(part))).toBe(code)
    await nothingStored()
  })

  test('理由は、前後の空白を除いてちょうど300字まで書ける', async () => {
    expect(codeOf(await press({ reason: 'other', reasonText: ` ${'理'.repeat(300)}\n` }))).toBeNull()
  })

  test('締め切った回', async () => {
    await office().store.rows(`update rounds set state = 'closed' where id = '${roundId}'`)
    expect(await press()).toEqual({ refusal: { code: 'roundClosed', roundId, closedOn: '2026-01-14' } })
    await nothingStored()
  })

  test('二つ目の保存で止まった', async () => {
    const { unitOfWork, ...rest } = office().deps
    const run: typeof unitOfWork.run = (work) => unitOfWork.run((tx) => work(stoppingAt(2, tx)))
    await expect(submitUnchanged({ ...rest, unitOfWork: { run } }, form)).rejects.toThrow('the disk is full')
    await nothingStored()
  })

  test('二つ目の施策の担当が、ほかの人に移っていた', async () => {
    await office().store.rows(`update assignments set person_id = '${who.deputy}' where measure_id = 'A1-1'`)
    expect(await press()).toEqual({ refusal: { code: 'notYourMeasure', measureId: 'A1-1' } })
    await nothingStored()
  })
})

function stoppingAt(last: number, tx: Transaction): Transaction {
  let inserted = 0
  const insert: Transaction['answers']['insert'] = async (revision) => {
    inserted += 1
    if (inserted === last) throw new Error('the disk is full')
    await tx.answers.insert(revision)
  }
  return { ...tx, answers: { ...tx.answers, insert } }
}

describe('同じ送信がもう一度届くと', () => {
  beforeEach(() => answerTheQuarterBefore(office().deps))

  test('一度目と同じ返事になり、何も増えない', async () => {
    const first = await press()
    await office().store.takeJobs()
    office().passMinutes(2)
    expect(await press()).toEqual(first)
    expect(await stored()).toHaveLength(2)
    expect(await office().store.jobs()).toEqual([])
  })

  test('締切の前に保存された送信なら、締切の後でも、保存したと返る', async () => {
    await press()
    await office().store.rows(`update rounds set state = 'closed' where id = '${roundId}'`)
    expect(savedIds(await press())).toEqual(['B1-4', 'A1-1'])
  })

  test('チェックが増えていれば、増えた分だけが保存される', async () => {
    await press({ measureIds: ['A1-1'] })
    expect(savedIds(await press())).toEqual(['B1-4', 'A1-1'])
    expect(await stored()).toHaveLength(2)
  })
})

describeOnBothEngines('同時に届いた「変わりない」', (store) => {
  let both: TestOffice

  beforeEach(async () => {
    await store().empty()
    both = openTestOffice(store())
    await both.openRound()
    await answerTheQuarterBefore(both.deps)
    await store().takeJobs()
  })

  test('同じ送信が5回でも、保存は一度で、5回とも保存したと返る', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => submitUnchanged(both.deps, form)))
    for (const answer of answers) expect(savedIds(answer)).toEqual(['B1-4', 'A1-1'])
    expect(await storedIn(store())).toHaveLength(2)
    // Two measures of the leader alone: two jobs.
    expect((await store().jobs()).map(({ payload }) => payload.personId)).toEqual([who.leader, who.leader])
  })

  test('二つの端末から別々に送られても、どの施策も第1版だけになる', async () => {
    const answers = await Promise.all([
      submitUnchanged(both.deps, { ...form, nonce: 'desktop' }),
      submitUnchanged(both.deps, { ...form, nonce: 'phone', measureIds: ['A1-1', 'B1-4'] }),
    ])
    expect(answers.map(codeOf).sort()).toEqual(['nothingTicked', null].sort())
    expect(await storedIn(store())).toMatchObject([
      { measure_id: 'A1-1', revision: 1 },
      { measure_id: 'B1-4', revision: 1 },
    ])
  })

  test('様式からの回答と同時でも、先のものが残り、もう一方の施策は保存される', async () => {
    const [ticked, written] = await Promise.all([
      submitUnchanged(both.deps, form),
      submitCheckIn(both.deps, { ...form, nonce: 'form', measureId: 'A1-1', basedOn: 0, draft: goodDraft }),
    ])
    expect(savedIds(ticked)).toContain('B1-4')
    expect(savedIds(ticked).includes('A1-1')).toBe(codeOf(written) === 'staleVersion')
    expect(await storedIn(store())).toMatchObject([
      { measure_id: 'A1-1', revision: 1, unchanged: codeOf(written) === 'staleVersion' },
      { measure_id: 'B1-4', revision: 1, unchanged: true },
    ])
  })
})
