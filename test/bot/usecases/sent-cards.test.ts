import { beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { showUnchangedForm } from '../../../bot/src/inbound/chat/handlers/answer-unchanged.ts'
import { replyToMessage } from '../../../bot/src/inbound/chat/handlers/reply-to-message.ts'
import { answerFollowUp } from '../../../bot/src/usecases/answer-follow-up.ts'
import { prepareAnswer } from '../../../bot/src/usecases/prepare-answer.ts'
import { refreshSentCard } from '../../../bot/src/usecases/refresh-sent-card.ts'
import { rememberSentCard } from '../../../bot/src/usecases/remember-sent-card.ts'
import { askAboutAnswer, readOpenQuestion, replyToQuestion } from '../../../bot/src/usecases/review-answer.ts'
import { type Submission, submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { submitUnchanged } from '../../../bot/src/usecases/submit-unchanged.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { answerTheQuarterBefore } from '../../support/answered-before.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { who } from '../../support/small-city.ts'
import { chatOfPerson, goodDraft, roundId } from '../../support/test-office.ts'

const office = officeForEachTest()

let nonces = 0

function submit(measureId: string, part: Partial<Submission> = {}) {
  nonces += 1
  const nonce = `nonce-${nonces}`
  return submitCheckIn(office().deps, {
    person: who.leader,
    roundId,
    measureId,
    basedOn: 0,
    nonce,
    draft: goodDraft,
    ...part,
  })
}

/** What a reply with an overview leaves behind: 一覧 in the chat. */
const list = (person: string, activityId: string, round = roundId) =>
  rememberSentCard(office().deps, person, round, { activityId, conversationId: `a:${person}` })
const openForm = (person: string, measureId = 'B1-3') => prepareAnswer(office().deps, person, roundId, measureId)
const say = (person: string, text: string) => replyToMessage({ deps: office().deps, person }, text)

/** Which cards were brought up to date, and what they show now. */
const updates = () => office().updated.map(({ activityId, shows }) => [activityId, shows])
const updatedChats = () => [...new Set(office().updated.map(({ address }) => address.conversationId))].sort()

async function quiet(minutes: number): Promise<void> {
  office().passMinutes(minutes)
  await office().tick()
  await office().runJobs()
}

const cardsOf = async (person: string) => {
  const cards = await office().store.rows(`select activity_id from sent_cards where person_id = '${person}' order by 1`)
  return cards.map((row) => row.activity_id)
}

beforeEach(async () => {
  await office().openRound()
  await office().store.takeJobs()
  await list(who.leader, 'opened')
  await office().store.unitOfWork.run(async (tx) => {
    for (const person of [who.leader, who.deputy]) {
      await tx.delivery.saveConversation(person, chatOfPerson(person), office().deps.clock.now())
    }
  })
})

describe('回答の後は', () => {
  test('届いたカードも、「一覧」で出したカードも、すべて直る', async () => {
    await list(who.leader, 'listed-1')
    await list(who.leader, 'listed-2')
    await submit('B1-4')
    await office().runJobs()
    expect(updates()).toEqual([])
    await quiet(5.1)
    expect(updates().sort()).toEqual([
      ['listed-1', 'B1-3:0 B1-4:1 A1-1:0'],
      ['listed-2', 'B1-3:0 B1-4:1 A1-1:0'],
      ['opened', 'B1-3:0 B1-4:1 A1-1:0'],
    ])
  })

  test('代理の「一覧」も直り、担当のない施策は出ない', async () => {
    await list(who.deputy, 'deputy-listed')
    await submit('B1-3')
    await office().runJobs()
    expect(updates()).toEqual([['deputy-listed', 'B1-3:1 B2-2:0 B2-1:0']])
  })

  test('代理が答えれば担当のカードがすぐに直り、代理のカードは確認の画面を残してから直る', async () => {
    await list(who.deputy, 'deputy-listed')
    await submit('B1-3', { person: who.deputy })
    await office().runJobs()
    expect(updates()).toEqual([['opened', 'B1-3:1 B1-4:0 A1-1:0']])
    await quiet(5.1)
    expect(updates()).toHaveLength(2)
  })

  test('PMOが代わりに記録しても、担当のカードが直る', async () => {
    await submit('B1-4', { person: who.pmo })
    await office().runJobs()
    expect(updates()).toEqual([['opened', 'B1-3:0 B1-4:1 A1-1:0']])
  })

  test('担当が替わった後の訂正でも、一覧に残る前の担当のカードが直る', async () => {
    await submit('B1-4')
    await quiet(5.1)
    await office().store.rows(`update assignments set person_id = '${who.bystander}' where measure_id = 'B1-4'`)
    office().updated.length = 0
    await submit('B1-4', { person: who.bystander, basedOn: 1 })
    await office().runJobs()
    expect(updates()).toEqual([['opened', 'B1-3:0 B1-4:2 A1-1:0']])
  })

  test('「変わりない」でも、「くもりに直す」でも直る', async () => {
    await answerTheQuarterBefore(office().deps)
    const place = { person: who.leader, roundId, nonce: 'n' }
    await submitUnchanged(office().deps, { ...place, measureIds: ['B1-4', 'A1-1'], reason: 'onPlan', reasonText: '' })
    await office().runJobs()
    await quiet(5.1)
    expect(updates()).toEqual([['opened', 'B1-3:0 B1-4:1 A1-1:1']])
    await submit('B1-3', { draft: { ...goodDraft, weather: 'sunny', 'figure:B1-3-rate': '40' } })
    await answerFollowUp(office().deps, { ...place, measureId: 'B1-3', choice: 'makeCloudy', text: '' })
    await office().runJobs()
    await quiet(5.1)
    expect(updates().at(-1)).toEqual(['opened', 'B1-3:2 B1-4:1 A1-1:1'])
  })

  test('確認のお願いが来ても、返答しても、担当と代理のカードが直る', async () => {
    await list(who.deputy, 'deputy-listed')
    await submit('B1-3', { person: who.pmo })
    await office().store.takeJobs()
    const place = { roundId, measureId: 'B1-3' }
    await askAboutAnswer(office().deps, { ...place, asker: who.pmo, question: 'なぜですか。' })
    await office().runJobs()
    expect(updatedChats()).toEqual([`a:${who.leader}`, `a:${who.deputy}`])
    office().updated.length = 0
    await replyToQuestion(office().deps, { ...place, asker: who.leader, number: 1, reply: '返答' })
    await office().runJobs()
    await quiet(5.1)
    expect(updatedChats()).toEqual([`a:${who.leader}`, `a:${who.deputy}`])
  })

  test('前の回のカードには触れない', async () => {
    await list(who.leader, 'of-last-quarter', '2025Q2')
    await submit('B1-4')
    await quiet(5.1)
    expect(updates().map(([activityId]) => activityId)).toEqual(['opened'])
  })

  test('同じカードを二度覚えても、一度だけ直る', async () => {
    await list(who.leader, 'opened')
    await submit('B1-4')
    await quiet(5.1)
    expect(updates()).toHaveLength(1)
  })
})

describe('カードの一つが直せなくても', () => {
  const refresh = () => refreshSentCard(office().deps, { roundId, personId: who.leader })

  beforeEach(async () => {
    office().passMinutes(1)
    await list(who.leader, 'listed-1')
    office().passMinutes(1)
    await list(who.leader, 'listed-2')
  })

  test('消されたカードは忘れられ、ほかのカードは直る', async () => {
    office().updateOutcomes.push({ kind: 'conversationGone', cause: 'ActivityNotFoundInConversation' })
    expect(await refresh()).toBe('refreshed')
    expect(office().updated).toHaveLength(3)
    expect(await cardsOf(who.leader)).toEqual(['listed-1', 'opened'])
    await refresh()
    expect(office().updated).toHaveLength(5)
  })

  test.each([
    { kind: 'tryLater', cause: 'Throttled', afterSeconds: 5 },
    { kind: 'unknown', cause: 'noAnswer' },
  ] as const)('いまは直せないとき（$kind）は、ほかのカードを直してから、後でやり直す', async (outcome) => {
    office().updateOutcomes.push(outcome)
    await expect(refresh()).rejects.toThrow()
    expect(updates().map(([activityId]) => activityId)).toEqual(['listed-2', 'listed-1', 'opened'])
    expect(await cardsOf(who.leader)).toEqual(['listed-1', 'listed-2', 'opened'])
    expect(await refresh()).toBe('refreshed')
  })
})

describe('入力欄を開いている間は、どのカードも置き換わらない', () => {
  /** The deputy answers a measure of both: the leader's cards should follow, and must wait. */
  async function othersAnswer(): Promise<void> {
    const { deps } = office()
    const latest = await deps.unitOfWork.run((tx) => tx.answers.latest(roundId, 'B1-3'))
    await submit('B1-3', { person: who.deputy, basedOn: latest?.revision ?? 0 })
    await office().runJobs()
  }
  const leaderUpdates = () =>
    office().updated.filter(({ address }) => address.conversationId === `a:${who.leader}`).length

  const turn = () => ({ deps: office().deps, person: who.leader })
  const sunny = { ...goodDraft, weather: 'sunny', 'figure:B1-3-rate': '40' }

  test.each<[string, () => Promise<unknown>]>([
    ['施策の様式', () => openForm(who.leader, 'A1-1')],
    [
      'まとめて回答の様式',
      async () => {
        await answerTheQuarterBefore(office().deps)
        expect(await showUnchangedForm(turn())).toHaveProperty('card')
      },
    ],
    ['保存後の問い', () => submit('B1-3', { draft: sunny })],
    [
      '返答の様式',
      async () => {
        const place = { roundId, measureId: 'B1-4' }
        await submit('B1-4')
        await askAboutAnswer(office().deps, { ...place, asker: who.pmo, question: 'なぜですか。' })
        const shown = await readOpenQuestion(office().deps, { ...place, asker: who.leader })
        expect(isRefusal(shown)).toBe(false)
      },
    ],
  ])('%sなら60分', async (_what, open) => {
    await open()
    await office().runJobs()
    await othersAnswer()
    await quiet(59)
    expect(leaderUpdates()).toBe(0)
    await quiet(1.1)
    expect(leaderUpdates()).toBe(1)
  })

  test.each(['一覧', '状況', 'ヘルプ', 'こんにちは。'])('開いたまま「%s」と書いても', async (text) => {
    await openForm(who.leader)
    office().passMinutes(1)
    await say(who.leader, text)
    await othersAnswer()
    await quiet(50)
    expect(leaderUpdates()).toBe(0)
  })

  test('代理が開いている間は代理のカードだけが待ち、担当のカードは直る', async () => {
    await list(who.deputy, 'deputy-listed')
    await openForm(who.deputy, 'B2-2')
    await submit('B1-3', { person: who.pmo })
    await office().runJobs()
    expect(updates().map(([activityId]) => activityId)).toEqual(['opened'])
    await quiet(59)
    expect(updates()).toHaveLength(1)
    await quiet(1.1)
    expect(updates().map(([activityId]) => activityId)).toEqual(['opened', 'deputy-listed'])
  })

  test('返答を送れば、その画面は守られなくなる', async () => {
    const place = { roundId, measureId: 'B1-4' }
    await submit('B1-4')
    await askAboutAnswer(office().deps, { ...place, asker: who.pmo, question: 'なぜですか。' })
    await readOpenQuestion(office().deps, { ...place, asker: who.leader })
    await replyToQuestion(office().deps, { ...place, asker: who.leader, number: 1, reply: '返答' })
    await office().runJobs()
    await quiet(5.1)
    expect(leaderUpdates()).toBe(1)
  })
})

type Step =
  | { readonly kind: 'form' | 'answer' | 'list'; readonly person: 'leader' | 'deputy' }
  | { readonly kind: 'wait'; readonly minutes: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('form' as const, 'answer' as const, 'list' as const),
    person: fc.constantFrom('leader' as const, 'deputy' as const),
  }),
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.constantFrom(1, 4, 6, 30, 59, 61) }),
)

test('何をどんな順にしても、書いている人の下では置き換わらず、やがてすべてのカードが本当のことを示す', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      await office().store.rows('delete from revisions')
      await office().store.rows('delete from served_views')
      await office().store.rows(`delete from sent_cards`)
      await office().store.takeJobs()
      office().updated.length = 0
      const formSince = new Map<string, number>()
      const minute = () => office().deps.clock.now().getTime() / 60_000
      const latestOf = () => office().deps.unitOfWork.run((tx) => tx.answers.latest(roundId, 'B1-3'))
      /** Every card in a chat, with the revision it shows. */
      const cards = new Map<string, string>()
      let seen = 0
      for (const next of steps) {
        const person = 'person' in next ? who[next.person] : ''
        if (next.kind === 'form' && !isRefusal(await openForm(person))) formSince.set(person, minute())
        if (next.kind === 'answer') {
          await submit('B1-3', { person, basedOn: (await latestOf())?.revision ?? 0 })
          formSince.delete(person)
        }
        if (next.kind === 'list') {
          const card = `card-${cards.size + 1}`
          await say(person, '一覧')
          await list(person, card)
          cards.set(card, `B1-3:${(await latestOf())?.revision ?? 0} `)
        }
        await quiet(next.kind === 'wait' ? next.minutes : 0)
        for (const { address, activityId, shows } of office().updated.slice(seen)) {
          const since = formSince.get(address.conversationId.slice('a:'.length))
          expect(since === undefined || minute() - since >= 60).toBe(true)
          cards.set(activityId, shows)
        }
        seen = office().updated.length
      }
      await quiet(61)
      for (const { activityId, shows } of office().updated.slice(seen)) cards.set(activityId, shows)
      const truth = `B1-3:${(await latestOf())?.revision ?? 0} `
      expect([...cards].filter(([, shows]) => !shows.startsWith(truth))).toEqual([])
      expect(await office().tick()).toBe(0)
    }),
    { numRuns: 15 },
  )
}, 60_000)
