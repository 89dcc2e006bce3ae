/** 施策一つのすべて：すべての版と職名、見える範囲、要確認はPMOだけ。 */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { readMeasure } from '../../../bot/src/usecases/read-measure.ts'
import { acceptAnswer, askAboutAnswer, replyToQuestion } from '../../../bot/src/usecases/review-answer.ts'
import { submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { live, settled } from '../../support/readers.ts'
import { smallCity, who } from '../../support/small-city.ts'
import { codeOf, goodDraft, roundId } from '../../support/test-office.ts'

const office = officeForEachTest()
const measureId = 'B1-3'

const answer = (progress: string, basedOn: number, person: string = who.leader) =>
  submitCheckIn(office().deps, {
    person,
    roundId,
    measureId,
    basedOn,
    nonce: `n${basedOn}`,
    draft: { ...goodDraft, progress, 'figure:B1-3-rate': '62.3' },
  })

async function measureAs(asker: string, id = measureId) {
  const seen = await readMeasure(office().deps, asker, id)
  if (isRefusal(seen)) throw new Error('The measure was refused', { cause: seen.refusal })
  return seen
}

const roundAs = async (asker: string) => (await measureAs(asker)).rounds.find(({ id }) => id === roundId)

const noteOf = (id: string) => ({ id, note: { ja: '読み取れません。', en: 'lost' } })

beforeEach(async () => {
  await office().openRound({
    ...smallCity,
    measures: smallCity.measures.map((one) => ({
      ...one,
      detail: {
        purpose: ['決裁を早く'],
        approachIds: ['AP1'],
        doubts: [noteOf('B1-3-D1'), noteOf('B1-3-D2')],
        findings: [noteOf('D-03')],
      },
    })),
  })
  await answer('はじめの文', 0)
  office().passMinutes(60)
  await answer('直した文', 1, who.deputy)
})

describe('施策の画面に出すものは', () => {
  test('職名で示した担当、計画、指標、一覧の詳しい内容', async () => {
    expect(await measureAs(who.pmo)).toMatchObject({
      measure: { id: measureId, title: '紙決裁の廃止', leadSection: '総務課' },
      leader: '総務課 PL',
      deputies: ['総務課 副PL'],
      relatedSections: ['会計課', '財政課'],
      plans: [{ fiscalYear: 2025, actions: ['運用の協議', '研修'] }],
      indicators: [{ id: 'B1-3-rate', name: '電子決裁率', target: 80.5 }],
      detail: { purpose: ['決裁を早く'], approachIds: ['AP1'] },
      strategy: { goal: '業務量30％減' },
      roadmap: null,
    })
  })

  test('すべての版を新しい順に、誰がいつ答えたかを職名で', async () => {
    const round = await roundAs(who.pmo)
    expect(round).toMatchObject({ state: 'open', expectation: 'answered', inConfirmation: false, reviews: [] })
    expect(round?.revisions).toMatchObject([
      {
        revision: 2,
        answeredBy: '総務課 副PL',
        recordedFor: '総務課 PL',
        answeredAt: new Date('2025-12-16T02:42:00Z'),
        answer: { progress: '直した文', weather: 'cloudy', figures: [{ indicatorId: 'B1-3-rate', value: 62.3 }] },
        accepted: null,
      },
      { revision: 1, answeredBy: '総務課 PL', answer: { progress: 'はじめの文' } },
    ])
    expect(JSON.stringify(round)).not.toContain(who.leader)
  })

  test('一覧にだけある回も、新しい順に並べる', async () => {
    expect((await measureAs(who.pmo)).rounds).toMatchObject([
      { id: '2025Q3', published: null },
      { id: '2025Q2', state: 'closed', expectation: null, published: { progress: '5月末現在、電子決裁率50.1％' } },
      { id: '2025Q1', state: 'closed', published: { direction: 'revise', progress: '第1四半期の文' } },
    ])
  })

  test('何も知られていない回は、並べない', async () => {
    expect((await measureAs(who.pmo, 'B2-2')).rounds.map(({ id }) => id)).toEqual(['2025Q3'])
  })

  test('確認のお願いとお返事、PMOの確認済を、職名と時刻とともに', async () => {
    const asked = { asker: who.pmo, roundId, measureId }
    await askAboutAnswer(office().deps, { ...asked, question: '文書だけの値でしょうか。' })
    await replyToQuestion(office().deps, { ...asked, asker: who.leader, number: 1, reply: 'はい。' })
    await askAboutAnswer(office().deps, { ...asked, question: '伝票はいつからでしょうか。' })
    const reviews = (await roundAs(who.pmo))?.reviews
    expect(reviews).toEqual([
      {
        number: 1,
        question: '文書だけの値でしょうか。',
        askedBy: 'デジタル戦略室 PMO',
        askedAt: expect.any(Date),
        reply: 'はい。',
        repliedBy: '総務課 PL',
        repliedAt: expect.any(Date),
      },
      expect.objectContaining({ number: 2, reply: null, repliedBy: null, repliedAt: null }),
    ])
    await acceptAnswer(office().deps, { ...asked, revision: 2 })
    expect((await roundAs(who.pmo))?.revisions.map(({ accepted }) => accepted?.by)).toEqual([
      'デジタル戦略室 PMO',
      undefined,
    ])
  })
})

test('保存後の1問と答えを、その回の中に', async () => {
  await office().store.rows(
    `insert into follow_ups values ('${roundId}', '${measureId}', '{"kind":"hours"}', '2025-12-16T03:00Z', 'under10', '', '2025-12-16T03:01Z')`,
  )
  const followUp = {
    question: { kind: 'hours' },
    askedAt: new Date('2025-12-16T03:00Z'),
    choice: 'under10',
    text: '',
    answeredAt: new Date('2025-12-16T03:01Z'),
  }
  expect((await roundAs(who.pmo))?.followUp).toEqual(followUp)
  expect((await roundAs(who.mayor))?.followUp).toBeNull()
})

describe('受付中の回の回答は', () => {
  test.each(live)('%s には見える', async (_post, asker) => {
    expect((await roundAs(asker))?.revisions).toHaveLength(2)
  })

  test.each(settled)('%s にはまだ見えず、問いも見えず、確認中であることだけが見える', async (_post, asker) => {
    await askAboutAnswer(office().deps, {
      asker: who.pmo,
      roundId,
      measureId,
      question: '「直した文」とは何でしょうか。',
    })
    expect(await roundAs(asker)).toMatchObject({ revisions: [], followUp: null, reviews: [], inConfirmation: true })
    expect(JSON.stringify(await measureAs(asker))).not.toContain('直した文')
  })

  test.each(settled)('%s にも、ほかの回のことは見える', async (_post, asker) => {
    const published = (await measureAs(asker)).rounds.filter((round) => round.published)
    expect(published.map(({ id }) => id)).toEqual(['2025Q2', '2025Q1'])
  })

  test.each(settled)('回答がなければ、%s に確認中とは示さない', async (_post, asker) => {
    expect((await measureAs(asker, 'B1-4')).rounds[0]).toMatchObject({ inConfirmation: false, expectation: 'planned' })
  })

  test.each(settled)('PMOの確認が済むか、締め切れば、%s にも見える', async (_post, asker) => {
    await acceptAnswer(office().deps, { asker: who.pmo, roundId, measureId, revision: 2 })
    expect((await roundAs(asker))?.revisions).toHaveLength(2)
    await office().store.rows("update expectations set state = 'answered'")
    expect((await roundAs(asker))?.revisions).toHaveLength(0)
    await office().store.rows("update rounds set state = 'closed'")
    expect((await roundAs(asker))?.revisions).toHaveLength(2)
  })
})

describe('要確認は', () => {
  test('PMOにだけ見せる', async () => {
    expect(await measureAs(who.pmo)).toMatchObject({
      confirms: true,
      doubts: [{ id: 'B1-3-D1' }, { id: 'B1-3-D2' }],
      findings: [{ id: 'D-03' }],
    })
    for (const [, asker] of [...live, ...settled].filter(([, id]) => id !== who.pmo)) {
      const seen = await measureAs(asker)
      expect(seen).toMatchObject({ confirms: false, doubts: null, findings: null })
      expect(JSON.stringify(seen)).not.toContain('読み取れません')
    }
  })

  test('確かめの済んだものは、もう要確認ではない', async () => {
    await office().store.rows(
      `insert into doubts (id, measure_id, "group", kind, about, note, place, state, settled_as) values
       ('B1-3-D1', 'B1-3', 'reading', 'x', '', '', 0, 'settled', 'read'), ('D-03', null, 'whole', 'x', '', '', 1, 'settled', 'read'),
       ('B1-3-D2', 'B1-3', 'reading', 'x', '', '', 2, 'open', null)`,
    )
    expect(await measureAs(who.pmo)).toMatchObject({ doubts: [{ id: 'B1-3-D2' }], findings: [] })
  })

  test('一覧に詳しい内容がない施策でも、開ける', async () => {
    await office().store.rows("update measures set detail = 'null'")
    expect(await measureAs(who.pmo)).toMatchObject({ detail: {}, doubts: [], findings: [] })
  })
})

describe('開けないのは', () => {
  test.each(['Z9-9', '', 'b1-3', "'; --"])('知らない番号 %j', async (id) => {
    expect(await readMeasure(office().deps, who.pmo, id)).toEqual({
      refusal: { code: 'unknownMeasure', measureId: id },
    })
  })

  test('担当も役割もない職員と、登録のない人', async () => {
    expect(codeOf(await readMeasure(office().deps, who.bystander, measureId))).toBe('notAllowed')
    expect(codeOf(await readMeasure(office().deps, who.stranger, measureId))).toBe('unknownPerson')
  })
})
