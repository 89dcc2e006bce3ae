import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Notice, ServedView, Transaction } from '../../../../bot/src/usecases/ports.ts'
import type { Answer, Revision } from '../../../../shared/src/domain/check-in.ts'
import type { Expectation } from '../../../../shared/src/domain/round.ts'
import { describeOnBothEngines } from '../../../support/describe-on-both-engines.ts'
import { roundOfQ3 as round } from '../../../support/round-of-q3.ts'
import { sampleAnswer, sampleRevision } from '../../../support/sample-answer.ts'
import { measures, smallCity, who } from '../../../support/small-city.ts'

const at = new Date('2025-12-15T15:00:00.123Z')

const answer: Answer = {
  ...sampleAnswer,
  progress: `改行と\n「引用」と\\と\${x}と𠮷野家と👨‍👩‍👧‍👦`,
  direction: 'expand',
  directionReason: 'other',
  directionReasonText: "'; drop table revisions; --",
  figures: [{ indicatorId: 'B1-3-rate', value: 62.3, asOf: '2025-11-30' }],
  milestones: ['budget', 'contract'],
  issue: '課題の文',
  nextAction: '次のアクションの文',
  consultation: { text: '相談の文', by: '2026-01-16' },
  nextYearNeeds: ['staff'],
}

const revision = (measureId: string, n: number): Revision =>
  sampleRevision({
    measureId,
    revision: n,
    answer: { ...answer, progress: `${answer.progress}${n}` },
    answeredBy: who.leader,
    answeredAt: new Date(at.getTime() + n),
    recordedFor: n === 2 ? who.deputy : null,
  })

const expectation = (measureId: string, facts: Partial<Expectation> = {}): Expectation => ({
  roundId: round.id,
  measureId,
  responsible: who.leader,
  state: 'planned',
  cause: null,
  ...facts,
})

describeOnBothEngines('保存と読み出し', (store) => {
  const inTx = <T>(work: (tx: Transaction) => Promise<T>) => store().unitOfWork.run(work)

  async function fillRegister(tx: Transaction): Promise<void> {
    await tx.people.save(smallCity.people)
    await tx.register.saveMeasures(smallCity.measures)
    await tx.register.saveAssignments(smallCity.assignments)
    await tx.register.savePlans(smallCity.plans)
    await tx.register.saveIndicators(smallCity.indicators)
  }

  async function fillRound(tx: Transaction): Promise<void> {
    await fillRegister(tx)
    await tx.rounds.insert(round, at)
    await tx.rounds.insertExpectations(
      smallCity.assignments.map(({ measureId, leader }) => expectation(measureId, { responsible: leader })),
    )
  }

  beforeEach(() => store().empty())

  describe('人', () => {
    test('登録した人を、役割ごとそのまま返す', async () => {
      await inTx((tx) => tx.people.save(smallCity.people))
      for (const person of smallCity.people) {
        expect(await inTx((tx) => tx.people.find(person.id))).toEqual(person)
      }
      expect(await inTx((tx) => tx.people.list())).toEqual(smallCity.people)
      expect(await inTx((tx) => tx.people.find(who.stranger))).toBeNull()
    })

    test('もう一度登録すると、新しい内容に置き換わる', async () => {
      const before = { id: who.leader, post: '総務課 PL', duties: [] }
      const after = { id: who.leader, post: '会計課長', duties: [{ kind: 'manager' as const, section: '会計課' }] }
      await inTx((tx) => tx.people.save([before]))
      await inTx((tx) => tx.people.save([after]))
      expect(await inTx((tx) => tx.people.list())).toEqual([after])
    })

    test('だれも渡さなければ、何も変わらない', async () => {
      await inTx((tx) => tx.people.save([]))
      expect(await inTx((tx) => tx.people.list())).toEqual([])
    })
  })

  describe('施策の一覧', () => {
    test('空かどうかがわかる', async () => {
      expect(await inTx((tx) => tx.register.isEmpty())).toBe(true)
      await inTx(fillRegister)
      expect(await inTx((tx) => tx.register.isEmpty())).toBe(false)
    })

    test('施策を一覧の順にそのまま返す', async () => {
      await inTx(fillRegister)
      expect(await inTx((tx) => tx.register.list())).toEqual(measures)
    })

    test('施策と担当と関係課を、一件ずつでもまとめてでも同じに返す', async () => {
      await inTx(fillRegister)
      expect(await inTx((tx) => tx.register.assignments())).toEqual(smallCity.assignments)
      for (const [index, assignment] of smallCity.assignments.entries()) {
        const found = await inTx((tx) => tx.register.find(assignment.measureId))
        expect(found).toEqual({ measure: measures[index], assignment })
      }
      expect(await inTx((tx) => tx.register.find('Z9-9'))).toBeNull()
    })

    test('代理が何人いても、いつも同じ順に返す', async () => {
      await inTx(fillRegister)
      await inTx((tx) =>
        tx.register.saveAssignments([
          {
            measureId: 'B2-1',
            leader: null,
            deputies: [who.pmo, who.departmentHead, who.manager],
            relatedSections: [],
          },
        ]),
      )
      const found = await inTx((tx) => tx.register.find('B2-1'))
      expect(found?.assignment.deputies).toEqual([who.manager, who.departmentHead, who.pmo])
    })

    test('担当や代理の施策があるかどうかがわかる', async () => {
      await inTx(fillRegister)
      const leads = (person: string) => inTx((tx) => tx.register.leadsSomething(person))
      expect(await leads(who.leader)).toBe(true)
      expect(await leads(who.deputy)).toBe(true)
      expect(await leads(who.pmo)).toBe(false)
    })

    test('計画は、施策と年度で引ける', async () => {
      await inTx(fillRegister)
      expect(await inTx((tx) => tx.register.plan('B1-3', 2025))).toEqual(smallCity.plans[0])
      expect(await inTx((tx) => tx.register.plan('B1-3', 2026))).toBeNull()
      expect(await inTx((tx) => tx.register.plan('B1-4', 2025))).toBeNull()
    })

    test('指標・原典の回答・文書も、書いたとおりに残る', async () => {
      await inTx(fillRegister)
      await inTx((tx) => tx.register.savePublishedAnswers(smallCity.publishedAnswers))
      await inTx((tx) => tx.register.saveDocument('strategy', { 目標: ['業務量30％減'] }))
      expect(await store().rows('select target, target_day, detail from indicators')).toEqual([
        { target: 80.5, target_day: '2026-03-31', detail: { note: '四半期の平均' } },
      ])
      expect(await store().rows('select content from documents')).toEqual([{ content: { 目標: ['業務量30％減'] } }])
      expect(await store().rows('select count(*)::int as n from published_answers')).toEqual([{ n: 3 }])
    })

    test('空の一覧を渡しても、断られない', async () => {
      await inTx(async ({ register, rounds }) => {
        await register.saveMeasures([])
        await register.saveAssignments([])
        await register.savePlans([])
        await register.saveIndicators([])
        await register.savePublishedAnswers([])
        await rounds.insertExpectations([])
      })
      expect(await inTx((tx) => tx.register.isEmpty())).toBe(true)
    })
  })

  describe('回', () => {
    test('回をそのまま返し、開いている回を見分ける', async () => {
      expect(await inTx((tx) => tx.rounds.open())).toBeNull()
      await inTx((tx) => tx.rounds.insert(smallCity.publishedRound, at))
      expect(await inTx((tx) => tx.rounds.open())).toBeNull()
      await inTx((tx) => tx.rounds.insert(round, at))
      expect(await inTx((tx) => tx.rounds.open())).toEqual(round)
      expect(await inTx((tx) => tx.rounds.find(round.id))).toEqual(round)
      expect(await inTx((tx) => tx.rounds.find('2025Q4'))).toBeNull()
    })

    test('回答の予定をそのまま返す', async () => {
      await inTx(fillRound)
      const expected = expectation('B2-1', { responsible: who.deputy })
      expect(await inTx((tx) => tx.rounds.lockExpectation(round.id, 'B2-1'))).toEqual(expected)
      expect(await inTx((tx) => tx.rounds.lockExpectation(round.id, 'Z9-9'))).toBeNull()
    })

    const states = async () => {
      const rows = await store().rows('select measure_id, state, cause from expectations order by measure_id')
      return Object.fromEntries(rows.map((row) => [row.measure_id, [row.state, row.cause]]))
    }

    test('届いたと記すのは、その人の未回答の施策だけ', async () => {
      await inTx(fillRound)
      await inTx((tx) => tx.rounds.setExpectationState(round.id, 'B1-4', 'answered'))
      await inTx((tx) => tx.rounds.setExpectationState(round.id, 'A1-1', 'excused'))
      await inTx((tx) => tx.rounds.markDelivered(round.id, who.leader))
      expect(await states()).toEqual({
        'A1-1': ['excused', null],
        'B1-3': ['delivered', null],
        'B1-4': ['answered', null],
        'B2-1': ['planned', null],
        'B2-2': ['planned', null],
      })
    })

    test('届かないと記すのも同じで、届けば原因は消える', async () => {
      await inTx(fillRound)
      await inTx((tx) => tx.rounds.setExpectationState(round.id, 'B1-4', 'answered'))
      await inTx((tx) => tx.rounds.markUnreachable(round.id, who.leader, 'ConversationBlockedByUser'))
      expect(await states()).toMatchObject({
        'B1-3': ['unreachable', 'ConversationBlockedByUser'],
        'B1-4': ['answered', null],
        'B2-2': ['planned', null],
      })
      await inTx((tx) => tx.rounds.markDelivered(round.id, who.leader))
      expect(await states()).toMatchObject({ 'B1-3': ['delivered', null] })
    })

    test('回答されると、届かない原因は消える', async () => {
      await inTx(fillRound)
      await inTx((tx) => tx.rounds.markUnreachable(round.id, who.leader, 'NoAnswer'))
      await inTx((tx) => tx.rounds.setExpectationState(round.id, 'B1-3', 'answered'))
      expect(await states()).toMatchObject({ 'B1-3': ['answered', null] })
    })
  })

  describe('回答', () => {
    test('版をすべて残し、最も新しいものを返す', async () => {
      await inTx(fillRound)
      expect(await inTx((tx) => tx.answers.latest(round.id, 'B1-3'))).toBeNull()
      for (const n of [1, 2, 3]) await inTx((tx) => tx.answers.insert(revision('B1-3', n)))
      expect(await inTx((tx) => tx.answers.latest(round.id, 'B1-3'))).toEqual(revision('B1-3', 3))
      expect(await inTx((tx) => tx.answers.latest(round.id, 'B1-4'))).toBeNull()
      expect(await store().rows('select count(*)::int as n from revisions')).toEqual([{ n: 3 }])
    })

    test('送信の番号で引けるのは、その施策の回答だけ', async () => {
      await inTx(fillRound)
      await inTx((tx) => tx.answers.insert(revision('B1-3', 1)))
      await inTx((tx) => tx.answers.insert({ ...revision('B1-4', 1), nonce: 'nonce-1' }))
      const byNonce = (measureId: string, nonce: string) => inTx((tx) => tx.answers.byNonce(round.id, measureId, nonce))
      expect(await byNonce('B1-3', 'nonce-1')).toEqual(revision('B1-3', 1))
      expect(await byNonce('B1-4', 'nonce-1')).toEqual({ ...revision('B1-4', 1), nonce: 'nonce-1' })
      expect(await byNonce('A1-1', 'nonce-1')).toBeNull()
      expect(await byNonce('B1-3', 'nonce-2')).toBeNull()
    })

    test('同じ版も、同じ送信の番号も、二つは入らない', async () => {
      await inTx(fillRound)
      await inTx((tx) => tx.answers.insert(revision('B1-3', 1)))
      await expect(inTx((tx) => tx.answers.insert({ ...revision('B1-3', 1), nonce: 'other' }))).rejects.toThrow()
      await expect(inTx((tx) => tx.answers.insert({ ...revision('B1-3', 2), nonce: 'nonce-1' }))).rejects.toThrow()
      expect(await store().rows('select revision from revisions')).toEqual([{ revision: 1 }])
    })

    test('前回の言葉は、前の回で最も新しく、回答が原典に優先する', async () => {
      await inTx(fillRound)
      await inTx((tx) => tx.register.savePublishedAnswers(smallCity.publishedAnswers))
      await inTx((tx) =>
        tx.register.savePublishedAnswers([
          { roundId: '2025Q3', measureId: 'B1-3', weather: 'stormy', direction: 'stop', progress: '今回', detail: {} },
        ]),
      )
      const previous = (roundId: string) => inTx((tx) => tx.answers.previous(roundId, 'B1-3'))
      expect(await previous('2025Q3')).toEqual({
        roundId: '2025Q2',
        source: 'published',
        weather: 'sunny',
        direction: 'continue',
        progress: '5月末現在、電子決裁率50.1％',
        unchanged: false,
      })
      await inTx((tx) => tx.answers.insert(revision('B1-3', 1)))
      await inTx((tx) => tx.answers.insert(revision('B1-3', 2)))
      expect(await previous('2025Q4')).toEqual({
        roundId: '2025Q3',
        source: 'answer',
        weather: 'cloudy',
        direction: 'expand',
        progress: revision('B1-3', 2).answer.progress,
        unchanged: false,
      })
      expect(await previous('2025Q1')).toBeNull()
    })

    const own = async (person: string) => {
      const found = await inTx((tx) => tx.answers.asked(round.id, person))
      return found.map(({ measure, revision: n, state, earlier }) => [
        measure.id,
        n,
        state,
        earlier[0]?.roundId ?? null,
      ])
    }

    test('自分の施策は、担当のものと代理のものが一覧の順に並ぶ', async () => {
      await inTx(fillRound)
      await inTx((tx) => tx.register.savePublishedAnswers(smallCity.publishedAnswers))
      await inTx((tx) => tx.answers.insert(revision('B1-3', 1)))
      await inTx((tx) => tx.answers.insert(revision('B1-3', 2)))
      await inTx((tx) => tx.rounds.setExpectationState(round.id, 'B1-3', 'answered'))
      expect(await own(who.leader)).toEqual([
        ['B1-3', 2, 'answered', '2025Q2'],
        ['B1-4', 0, 'planned', '2025Q2'],
        ['A1-1', 0, 'planned', null],
      ])
      expect(await own(who.deputy)).toEqual([
        ['B1-3', 2, 'answered', '2025Q2'],
        ['B2-2', 0, 'planned', null],
        ['B2-1', 0, 'planned', null],
      ])
      expect(await own(who.manager)).toEqual([])
      expect(await own(who.stranger)).toEqual([])
    })

    test('何人分を一度に読んでも、一人ずつ読んだものと同じ', async () => {
      await inTx(fillRound)
      await inTx((tx) => tx.register.savePublishedAnswers(smallCity.publishedAnswers))
      await inTx((tx) => tx.answers.insert(revision('B1-3', 1)))
      const everybody = Object.values(who)
      const together = await inTx((tx) => tx.sending.asked(round.id, everybody))
      expect([...together.keys()]).toEqual(everybody)
      for (const person of everybody) {
        expect({ person, asked: together.get(person) }).toEqual({
          person,
          asked: await inTx((tx) => tx.answers.asked(round.id, person)),
        })
      }
      expect(together.get(who.deputy)?.map(({ measure, leads }) => [measure.id, leads])).toEqual([
        ['B1-3', false],
        ['B2-2', true],
        ['B2-1', true],
      ])
    })

    test('自分の施策には、施策の内容と、前の回の言葉が新しい順に付く', async () => {
      await inTx(fillRound)
      await inTx((tx) => tx.register.savePublishedAnswers(smallCity.publishedAnswers))
      const [first] = await inTx((tx) => tx.answers.asked(round.id, who.leader))
      expect(first).toMatchObject({
        measure: measures[0],
        state: 'planned',
        revision: 0,
        earlier: [
          { roundId: '2025Q2', source: 'published', progress: '5月末現在、電子決裁率50.1％', unchanged: false },
          { roundId: '2025Q1', source: 'published', progress: '第1四半期の文', unchanged: false },
        ],
      })
    })
  })

  describe('お知らせと画面', () => {
    const key = { roundId: round.id, personId: who.leader, step: 'opened' } as const
    const find = () => inTx((tx) => tx.delivery.lockNotice(key))

    beforeEach(() => inTx((tx) => tx.people.save(smallCity.people)))

    test('宛先は上書きされ、忘れることができる', async () => {
      const first = { conversationId: 'a:1', serviceUrl: 'https://one.example/' }
      const second = { conversationId: 'a:1', serviceUrl: 'https://two.example/' }
      const conversation = () => inTx((tx) => tx.delivery.conversation(who.leader))
      expect(await conversation()).toBeNull()
      await inTx((tx) => tx.delivery.saveConversation(who.leader, first, at))
      await inTx((tx) => tx.delivery.saveConversation(who.leader, second, at))
      expect(await conversation()).toEqual(second)
      expect(await inTx((tx) => tx.delivery.conversation(who.deputy))).toBeNull()
      await inTx((tx) => tx.delivery.forgetConversation(who.leader, first))
      expect(await conversation()).toEqual(second)
      await inTx((tx) => tx.delivery.forgetConversation(who.leader, second))
      expect(await conversation()).toBeNull()
    })

    test('お知らせは一度だけ加わり、二度目は元のまま', async () => {
      const due = { ...key, state: 'due', attempts: 0, conversationId: null, activityId: null, cause: null }
      expect(await inTx((tx) => tx.delivery.addNotice(key, at))).toBe(true)
      expect(await find()).toMatchObject({ ...due, maybeTwice: false })
      const sent: Notice = {
        ...key,
        state: 'sent',
        attempts: 2,
        conversationId: 'a:1',
        activityId: '17',
        cause: '前の試み',
        maybeTwice: true,
        about: [],
      }
      await inTx((tx) => tx.delivery.saveNotice(sent, at))
      expect(await inTx((tx) => tx.delivery.addNotice(key, at))).toBe(false)
      expect(await find()).toMatchObject(sent)
    })

    test('ないお知らせは null になる', async () => {
      expect(await find()).toBeNull()
    })

    test('同じお知らせを同時に加えても、加わるのは一度だけ', async () => {
      const added = await Promise.all([1, 2, 3, 4].map(() => inTx((tx) => tx.delivery.addNotice(key, at))))
      expect(added.filter(Boolean)).toHaveLength(1)
    })

    test('見せた画面と時刻はカードごとに残り、知らないカードのものは人ごとに残る', async () => {
      const later = new Date(at.getTime() + 1)
      const serve = (activityId: string | null, view: ServedView, when: Date) =>
        inTx((tx) => tx.delivery.saveServedView(who.leader, activityId, view, when))
      const served = async () =>
        (await inTx((tx) => tx.delivery.sentCards([who.leader], round.id))).get(who.leader)?.map((card) => card.served)
      const elsewhere = async () =>
        (await inTx((tx) => tx.delivery.servedElsewhere([who.leader]))).get(who.leader) ?? null
      await inTx((tx) => tx.delivery.addSentCard(who.leader, round.id, { activityId: '1', conversationId: 'a' }, later))
      await inTx((tx) => tx.delivery.addSentCard(who.leader, round.id, { activityId: '2', conversationId: 'a' }, at))
      expect(await served()).toEqual([null, null])
      await serve('1', 'form', at)
      await serve('2', 'overview', later)
      expect(await served()).toEqual([
        { view: 'form', servedAt: at },
        { view: 'overview', servedAt: later },
      ])
      expect(await elsewhere()).toBeNull()
      await serve('unknown', 'form', at)
      expect(await elsewhere()).toEqual({ view: 'form', servedAt: at })
      await serve(null, 'confirmation', later)
      expect(await elsewhere()).toEqual({ view: 'confirmation', servedAt: later })
      expect(await inTx((tx) => tx.delivery.holdersOfCards(round.id))).toEqual([who.leader])
    })

    test('古いカードの印は新しい画面でも消えず、見せたものに応じた間のあるものが、人と回ごとに一度ずつ挙がる', async () => {
      const later = new Date(at.getTime() + 1)
      const stale = (form: Date, confirmation: Date) =>
        inTx((tx) => tx.delivery.staleCards({ overview: at, confirmation, form }))
      const mark = (activityId: string, isStale: boolean) =>
        inTx((tx) => tx.delivery.setCardStale(who.leader, activityId, isStale))
      const leader = { personId: who.leader, roundId: round.id }
      for (const activityId of ['1', '2']) {
        await inTx((tx) => tx.delivery.addSentCard(who.leader, round.id, { activityId, conversationId: 'a' }, at))
        await mark(activityId, true)
      }
      await inTx((tx) => tx.delivery.addSentCard(who.deputy, round.id, { activityId: '3', conversationId: 'b' }, at))
      expect(await stale(at, at)).toEqual([leader])
      await inTx((tx) => tx.delivery.saveServedView(who.leader, '1', 'form', later))
      await inTx((tx) => tx.delivery.saveServedView(who.leader, '2', 'confirmation', later))
      expect(await stale(at, at)).toEqual([])
      expect(await stale(later, at)).toEqual([leader])
      expect(await stale(at, later)).toEqual([leader])
      await mark('1', false)
      expect(await stale(later, at)).toEqual([])
      await mark('2', false)
      expect(await stale(later, later)).toEqual([])
    })
  })

  describe('ボード', () => {
    test('回がなければ、施策だけを返す', async () => {
      await inTx(fillRegister)
      const picture = await store().boardReader.read(null)
      expect(picture).toMatchObject({ round: null, rounds: [] })
      expect(picture.measures.map(({ id, expectation: state, current }) => [id, state, current])).toEqual(
        measures.map(({ id }) => [id, null, null]),
      )
    })

    test('最も新しい版を原典より先に見せ、前の回の言葉を添える', async () => {
      await inTx(fillRound)
      await inTx((tx) => tx.rounds.insert(smallCity.publishedRound, at))
      await inTx((tx) => tx.register.savePublishedAnswers(smallCity.publishedAnswers))
      await inTx((tx) =>
        tx.register.savePublishedAnswers([
          { roundId: '2025Q3', measureId: 'B1-3', weather: 'stormy', direction: 'stop', progress: '原典', detail: {} },
        ]),
      )
      const first = async () => (await store().boardReader.read(null)).measures[0]
      expect(await first()).toMatchObject({ current: { source: 'published', revision: 0, progress: '原典' } })
      await inTx((tx) => tx.answers.insert(revision('B1-3', 1)))
      await inTx((tx) => tx.answers.insert(revision('B1-3', 2)))
      await inTx((tx) => tx.rounds.setExpectationState(round.id, 'B1-3', 'answered'))
      const { direction, directionReason, directionReasonText, progress, weather } = revision('B1-3', 2).answer
      expect(await first()).toMatchObject({
        ...measures[0],
        expectation: 'answered',
        current: {
          roundId: '2025Q3',
          source: 'answer',
          revision: 2,
          weather,
          direction,
          directionReason,
          directionReasonText,
          progress,
          answeredAt: revision('B1-3', 2).answeredAt,
        },
        previous: {
          roundId: '2025Q2',
          source: 'published',
          revision: 0,
          weather: 'sunny',
          direction: 'continue',
          directionReason: null,
          directionReasonText: '',
          progress: '5月末現在、電子決裁率50.1％',
          answeredAt: null,
        },
      })
    })

    test('回は新しい順に並び、指定した回を見せる', async () => {
      await inTx(fillRound)
      await inTx((tx) => tx.rounds.insert(smallCity.publishedRound, at))
      await inTx((tx) => tx.register.savePublishedAnswers(smallCity.publishedAnswers))
      const earlier = await store().boardReader.read('2025Q2')
      expect(earlier.rounds).toEqual([round, smallCity.publishedRound])
      expect(earlier.round).toEqual(smallCity.publishedRound)
      expect(earlier.measures[0]).toMatchObject({
        expectation: null,
        current: { roundId: '2025Q2' },
        previous: { roundId: '2025Q1' },
      })
      expect((await store().boardReader.read(null)).round).toEqual(round)
      expect((await store().boardReader.read('2019Q1')).round).toBeNull()
    })
  })
})
