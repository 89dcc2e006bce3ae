import { beforeEach, describe, expect, test } from '@jest/globals'
import { prepareAnswer } from '../../../bot/src/usecases/prepare-answer.ts'
import { type Submission, submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { who } from '../../support/small-city.ts'
import { codeOf, goodDraft, roundId, start } from '../../support/test-office.ts'

const office = officeForEachTest()

let nonces = 0

const board = async (measureId: string) =>
  (await office().deps.boardReader.read(roundId)).measures.find(({ id }) => id === measureId)

beforeEach(async () => {
  await office().openRound()
  await office().store.takeJobs()
})

function submit(part: Partial<Submission> = {}) {
  nonces += 1
  return submitCheckIn(office().deps, {
    person: who.leader,
    roundId,
    measureId: 'B1-3',
    basedOn: 0,
    nonce: `nonce-${nonces}`,
    draft: goodDraft,
    ...part,
  })
}

const revisions = (measureId = 'B1-3') =>
  office().store.rows(
    `select revision, progress, answered_by from revisions where measure_id = '${measureId}' order by 1`,
  )

async function nothingStored(): Promise<void> {
  expect(await office().store.rows('select 1 from revisions')).toEqual([])
  expect(await office().store.rows("select 1 from expectations where state = 'answered'")).toEqual([])
  expect(await office().store.jobs()).toEqual([])
}

describe('正しく回答すると', () => {
  test('第1版として、回答した人と時計の時刻とともに残り、返事にそのまま出る', async () => {
    office().passMinutes(7)
    const answer = await submit({ nonce: 'first' })
    expect(answer).toMatchObject({
      round: { id: roundId },
      measure: { id: 'B1-3', title: '紙決裁の廃止' },
      revision: {
        revision: 1,
        answer: { weather: 'cloudy', progress: goodDraft.progress, directionReasonText: '' },
        answeredBy: who.leader,
        answeredAt: new Date(start.getTime() + 7 * 60_000),
        nonce: 'first',
      },
    })
    const latest = await office().store.unitOfWork.run((tx) => tx.answers.latest(roundId, 'B1-3'))
    expect(answer).toMatchObject({ revision: latest })
  })

  test('施策は「回答済」になり、担当と代理のカードを直すジョブが一つずつできる', async () => {
    expect(await submit()).toMatchObject({
      own: [
        { measure: { id: 'B1-3' }, state: 'answered', revision: 1 },
        { measure: { id: 'B1-4' }, revision: 0 },
        { measure: { id: 'A1-1' }, revision: 0 },
      ],
    })
    const jobs = await office().store.jobs()
    expect(jobs.map(({ name, payload }) => [name, payload.personId]).sort()).toEqual([
      ['refresh-sent-card', who.leader],
      ['refresh-sent-card', who.deputy],
    ])
  })

  test('届かないとされていた施策も、回答されれば「回答済」になる', async () => {
    await office().store.unitOfWork.run((tx) => tx.rounds.markUnreachable(roundId, who.leader, 'NoAnswer'))
    await submit()
    const [row] = await office().store.rows("select state, cause from expectations where measure_id = 'B1-3'")
    expect(row).toEqual({ state: 'answered', cause: null })
  })

  test('直すたびに版が増え、前の版は残る', async () => {
    await submit({ draft: { ...goodDraft, progress: '一' } })
    await submit({ basedOn: 1, draft: { ...goodDraft, progress: '二' } })
    await submit({ basedOn: 2, draft: { ...goodDraft, progress: '三' }, person: who.deputy })
    expect(await revisions()).toEqual([
      { revision: 1, progress: '一', answered_by: who.leader },
      { revision: 2, progress: '二', answered_by: who.leader },
      { revision: 3, progress: '三', answered_by: who.deputy },
    ])
  })

  test('打った文は、記号も絵文字もそのまま残る', async () => {
    const progress = `\${x} **太字** <at>市長</at> 「"'」\\n\n二行目 👨‍👩‍👧‍👦𠮷 {{DATE(2025-01-01T00:00:00Z)}} -- ;`
    await submit({ draft: { ...goodDraft, progress } })
    expect(await revisions()).toMatchObject([{ progress }])
  })
})

describe('回答できる人は', () => {
  test('担当と代理', async () => {
    expect(codeOf(await submit({ person: who.leader }))).toBeNull()
    expect(codeOf(await submit({ person: who.deputy, basedOn: 1 }))).toBeNull()
  })

  test.each([
    ['代理でない別のPL', who.deputy, 'B1-4'],
    ['課長', who.manager, 'B1-3'],
    ['部長', who.departmentHead, 'B1-3'],
    ['副市長', who.viceMayor, 'B1-3'],
    ['市長', who.mayor, 'B1-3'],
    ['ほかの職員', who.bystander, 'B1-3'],
  ])('%s ではない', async (_post, person, measureId) => {
    expect(await submit({ person, measureId })).toEqual({ refusal: { code: 'notYourMeasure', measureId } })
    await nothingStored()
  })

  test('PMO も担当に代わって記録でき、だれの回答かが残る', async () => {
    expect(await submit({ person: who.pmo })).toMatchObject({
      revision: { answeredBy: who.pmo, recordedFor: who.leader },
    })
    expect(await submit({ person: who.leader, basedOn: 1 })).toMatchObject({
      revision: { answeredBy: who.leader, recordedFor: null },
    })
  })

  test('担当のいない施策でも、代わりに記録したことが残り、担当が決まって自分で直せば消える', async () => {
    await office().store.rows("delete from assignments where measure_id = 'A1-1'")
    expect(await submit({ person: who.pmo, measureId: 'A1-1' })).toMatchObject({
      revision: { answeredBy: who.pmo, recordedFor: null, recordedWithoutLeader: true },
      recordedFor: { post: null },
    })
    expect(await board('A1-1')).toMatchObject({ current: { recorded: true } })
    await office().store.rows(`insert into assignments values ('A1-1', '${who.bystander}', 'leader')`)
    const own = await submit({ person: who.bystander, measureId: 'A1-1', basedOn: 1 })
    expect(own).toMatchObject({ recordedFor: null })
    expect(own).not.toHaveProperty('revision.recordedWithoutLeader')
    expect(await board('A1-1')).toMatchObject({ current: { recorded: false } })
  })

  test('代わりに記録したことは、ボードと、保存した人への確認でわかる', async () => {
    expect(await submit({ person: who.pmo })).toMatchObject({ recordedFor: { post: '総務課 PL' } })
    expect(await board('B1-3')).toMatchObject({ current: { recorded: true } })
    expect(await submit({ person: who.leader, basedOn: 1 })).toMatchObject({ recordedFor: null })
    expect(await board('B1-3')).toMatchObject({ current: { recorded: false } })
  })

  test('登録のない人は、利用者として扱われない', async () => {
    expect(codeOf(await submit({ person: who.stranger }))).toBe('unknownPerson')
    await nothingStored()
  })
})

describe('回答できないとき', () => {
  test('締め切った回には、締切日とともに断られる', async () => {
    await office().store.rows("update rounds set state = 'closed'")
    expect(await submit()).toEqual({ refusal: { code: 'roundClosed', roundId, closedOn: '2026-01-14' } })
    await nothingStored()
  })

  test('締切の前に保存された送信が遅れてもう一度届いたら、保存したと返す', async () => {
    await submit({ nonce: 'late' })
    await office().store.rows("update rounds set state = 'closed'")
    expect(await submit({ nonce: 'late' })).toMatchObject({ revision: { revision: 1 } })
    expect(await revisions()).toHaveLength(1)
  })

  test('まだ始まっていない回には、期間ではないと断られ、様式も出ない', async () => {
    await office().store.rows("update rounds set state = 'planned'")
    expect(codeOf(await submit())).toBe('noOpenRound')
    expect(codeOf(await prepareAnswer(office().deps, who.leader, roundId, 'B1-3'))).toBe('noOpenRound')
    await nothingStored()
  })

  test.each(['2030Q1', '', 'まるで回ではない', '2025Q3\u0000', '2025Q3'.repeat(1000), '\ud800'])(
    '回 %j は見つからない',
    async (id) => {
      expect(codeOf(await submit({ roundId: id }))).toBe('unknownRound')
      expect(codeOf(await prepareAnswer(office().deps, who.leader, id, 'B1-3'))).toBe('unknownRound')
      await nothingStored()
    },
  )

  test.each(['Z9-9', '', "B1-3' or '1'='1", 'B1-3\u0000', 'B1-3'.repeat(1000), '\ud800'])(
    '施策 %j は回答の対象ではない',
    async (measureId) => {
      expect(codeOf(await submit({ measureId }))).toBe('measureNotInRound')
      expect(codeOf(await prepareAnswer(office().deps, who.leader, roundId, measureId))).toBe('measureNotInRound')
      await nothingStored()
    },
  )

  test('回にない施策は回答の対象ではない', async () => {
    await office().store.rows("delete from expectations where measure_id = 'B1-3'")
    expect(codeOf(await submit())).toBe('measureNotInRound')
  })

  test('古い画面からの回答には、保存済みの版が知らされ、保存されない', async () => {
    await submit()
    await submit({ basedOn: 1 })
    expect(await submit({ basedOn: 1 })).toEqual({ refusal: { code: 'staleVersion', savedRevision: 2 } })
    expect(await submit({ basedOn: 0 })).toEqual({ refusal: { code: 'staleVersion', savedRevision: 2 } })
    expect(await submit({ basedOn: 7 })).toEqual({ refusal: { code: 'staleVersion', savedRevision: 2 } })
    expect(await revisions()).toHaveLength(2)
  })

  test('間違った欄は、すべて一度に知らされる', async () => {
    const draft = {
      weather: 'なぞの天気',
      progress: '進'.repeat(401),
      direction: '',
      directionReason: 'other',
      directionReasonText: ' \n ',
    }
    expect(await submit({ draft })).toEqual({
      refusal: {
        code: 'invalidAnswer',
        problems: [
          { field: 'weather', code: 'notAChoice' },
          { field: 'progress', code: 'tooLong', limit: 400, length: 401 },
          { field: 'direction', code: 'missing' },
          { field: 'directionReasonText', code: 'missing' },
        ],
      },
    })
    await nothingStored()
  })

  test('何も書かれていなければ、必須の欄がすべて知らされる', async () => {
    const answer = await submit({ draft: {} })
    expect(answer).toMatchObject({
      refusal: {
        problems: [
          { field: 'weather', code: 'missing' },
          { field: 'progress', code: 'missing' },
          { field: 'direction', code: 'missing' },
          { field: 'directionReason', code: 'missing' },
        ],
      },
    })
  })
})

describe('同じ送信がもう一度届くと', () => {
  test('一度目と同じ返事になり、何も増えない', async () => {
    const first = await submit({ nonce: 'same' })
    office().passMinutes(3)
    await office().store.takeJobs()
    expect(await submit({ nonce: 'same' })).toEqual(first)
    expect(await revisions()).toHaveLength(1)
    expect(await office().store.jobs()).toEqual([])
  })

  test('その間にほかの版が保存されていても、自分の版が保存されたと返る', async () => {
    await submit({ nonce: 'same' })
    await submit({ basedOn: 1, person: who.deputy })
    expect(await submit({ nonce: 'same' })).toMatchObject({ revision: { revision: 1, nonce: 'same' } })
    expect(await revisions()).toHaveLength(2)
  })

  test('文が書き直されていれば黙って捨てず、保存済みの内容があると知らせる', async () => {
    await submit({ nonce: 'same' })
    const edited = { ...goodDraft, progress: '書き直した文' }
    expect(await submit({ nonce: 'same', draft: edited })).toEqual({
      refusal: { code: 'staleVersion', savedRevision: 1 },
    })
    // Card data is a claim: even a version that fits does not let one nonce stand for two answers.
    expect(await submit({ nonce: 'same', draft: edited, basedOn: 1 })).toEqual({
      refusal: { code: 'staleVersion', savedRevision: 1 },
    })
    expect(await revisions()).toHaveLength(1)
  })

  test('ほかの施策の送信とは取り違えない', async () => {
    await submit({ nonce: 'same', measureId: 'B1-3', draft: { ...goodDraft, progress: 'B1-3の文' } })
    await submit({ nonce: 'same', measureId: 'B1-4', draft: { ...goodDraft, progress: 'B1-4の文' } })
    expect(await revisions('B1-3')).toMatchObject([{ revision: 1, progress: 'B1-3の文' }])
    expect(await revisions('B1-4')).toMatchObject([{ revision: 1, progress: 'B1-4の文' }])
  })
})
