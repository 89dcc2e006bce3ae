import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { replyToMessage } from '../../../bot/src/inbound/chat/handlers/reply-to-message.ts'
import { refreshSentCard } from '../../../bot/src/usecases/refresh-sent-card.ts'
import { rememberSentCard } from '../../../bot/src/usecases/remember-sent-card.ts'
import { rememberServedView } from '../../../bot/src/usecases/remember-served-view.ts'
import { askAboutAnswer } from '../../../bot/src/usecases/review-answer.ts'
import { submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import type { AnswerDraft } from '../../../shared/src/domain/check-in.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { answerTheQuarterBefore } from '../../support/answered-before.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { pressIn } from '../../support/press-in.ts'
import { who } from '../../support/small-city.ts'
import { chatOfPerson, goodDraft, roundId } from '../../support/test-office.ts'

const office = officeForEachTest()

interface Part {
  readonly person: string
  /** In which message the form stood. */
  readonly message: string
  readonly basedOn: number
  readonly draft: AnswerDraft
}

/** The card in which a person answers, unless a test says otherwise. */
const usual: Readonly<Record<string, string>> = { [who.leader]: 'opened', [who.deputy]: 'deputy-listed' }

async function press(person: string, message: string, verb: string, data: object): Promise<void> {
  expect(await pressIn(office(), person, message, verb, data)).toHaveProperty('card')
}

const formOf = (measureId: string, basedOn: number, draft: AnswerDraft) => ({
  roundId,
  measureId,
  basedOn,
  nonce: randomUUID(),
  ...draft,
})

/** Saves, and lets the confirmation stand in the card, as after the last of a person's measures. */
async function submit(
  measureId: string,
  { person = who.leader, basedOn = 0, draft = goodDraft, message }: Partial<Part> = {},
): Promise<void> {
  const { roundId: _, nonce, ...form } = formOf(measureId, basedOn, draft)
  const saved = await submitCheckIn(office().deps, { person, roundId, measureId, basedOn, nonce, draft: form })
  if (isRefusal(saved)) throw new Error('Not saved', { cause: saved.refusal })
  const view = saved.question ? 'form' : 'confirmation'
  await rememberServedView(office().deps, person, message ?? usual[person] ?? 'status', view)
}

/** What a reply with an overview leaves behind: 一覧 in the chat. */
const list = (person: string, activityId: string, round = roundId) =>
  rememberSentCard(office().deps, person, round, { activityId, conversationId: `a:${person}` })
const openForm = (person: string, measureId = 'B1-3', message = usual[person] ?? 'status') =>
  press(person, message, 'checkIn.form', { roundId, measureId })
const reply = (measureId: string, message = 'opened') =>
  press(who.leader, message, 'question.reply', { roundId, measureId, number: 1, reply: '返答' })
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
  await office().store.rows(`update notices set state = 'sent'`)
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
    expect(updates().sort()).toEqual([
      ['listed-1', 'B1-3:0 B1-4:1 A1-1:0'],
      ['listed-2', 'B1-3:0 B1-4:1 A1-1:0'],
    ])
    await quiet(5.1)
    expect(updates()[2]).toEqual(['opened', 'B1-3:0 B1-4:1 A1-1:0'])
    expect(updates()).toHaveLength(3)
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
    const unchanged = { roundId, nonce: randomUUID(), measures: 'B1-4,A1-1', reason: 'onPlan' }
    await press(who.leader, 'opened', 'unchanged.submit', unchanged)
    await press(who.leader, 'opened', 'measures.list', {})
    await office().runJobs()
    await quiet(5.1)
    expect(updates().at(-1)).toEqual(['opened', 'B1-3:0 B1-4:1 A1-1:1'])
    await submit('B1-3', { draft: { ...goodDraft, weather: 'sunny', 'figure:B1-3-rate': '40' } })
    const cloudy = { roundId, measureId: 'B1-3', nonce: randomUUID(), choice: 'makeCloudy' }
    await press(who.leader, 'opened', 'followUp.answer', cloudy)
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
    await reply('B1-3')
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

describe('入力欄を開いている間は、そのカードは置き換わらない', () => {
  /** The deputy answers a measure of both: the leader's cards should follow, and must wait. */
  async function othersAnswer(): Promise<void> {
    const { deps } = office()
    const latest = await deps.unitOfWork.run((tx) => tx.answers.latest(roundId, 'B1-3'))
    await submit('B1-3', { person: who.deputy, basedOn: latest?.revision ?? 0 })
    await office().runJobs()
  }
  const leaderUpdates = () =>
    office().updated.filter(({ address }) => address.conversationId === `a:${who.leader}`).length

  const sunny = { ...goodDraft, weather: 'sunny', 'figure:B1-3-rate': '40' }

  test.each<[string, () => Promise<unknown>]>([
    ['施策の様式', () => openForm(who.leader, 'A1-1')],
    [
      'まとめて回答の様式',
      async () => {
        await answerTheQuarterBefore(office().deps)
        await press(who.leader, 'opened', 'unchanged.form', {})
      },
    ],
    ['保存後の問い', () => submit('B1-3', { draft: sunny })],
    [
      '返答の様式',
      async () => {
        const place = { roundId, measureId: 'B1-4' }
        await submit('B1-4')
        await askAboutAnswer(office().deps, { ...place, asker: who.pmo, question: 'なぜですか。' })
        await press(who.leader, 'opened', 'question.form', place)
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
    await press(who.leader, 'opened', 'question.form', place)
    await reply('B1-4')
    await office().runJobs()
    await quiet(5.1)
    expect(leaderUpdates()).toBe(1)
  })
})

describe('入力欄は、開いたカードごとに守られる', () => {
  const now = () => updates().map(([activityId]) => activityId)

  beforeEach(async () => {
    await list(who.leader, 'listed')
  })

  test('一つのカードで入力している間も、ほかのカードは直る', async () => {
    await openForm(who.leader, 'A1-1', 'opened')
    await submit('B1-3', { person: who.deputy })
    await office().runJobs()
    expect(now()).toEqual(['listed'])
    await quiet(59)
    expect(now()).toEqual(['listed'])
    await quiet(1.1)
    expect(now()).toEqual(['listed', 'opened'])
  })

  test('別のカードで一覧を見ても、別のカードから回答しても、書きかけのカードは60分守られる', async () => {
    await openForm(who.leader, 'A1-1', 'opened')
    office().passMinutes(1)
    await press(who.leader, 'listed', 'measures.list', {})
    await submit('B1-4', { message: 'listed' })
    await office().runJobs()
    await quiet(58)
    expect(now()).toEqual(['listed'])
    await quiet(1.1)
    expect(now()).toEqual(['listed', 'opened'])
  })

  test('そのカードを一覧に戻せば、すぐに直る', async () => {
    await openForm(who.leader, 'A1-1', 'opened')
    await press(who.leader, 'opened', 'measures.list', {})
    await submit('B1-3', { person: who.deputy })
    await office().runJobs()
    expect(now().sort()).toEqual(['listed', 'opened'])
  })

  test('どのカードで開いたかわからないときは、どのカードも待つ', async () => {
    await pressIn(office(), who.leader, null, 'checkIn.form', { roundId, measureId: 'A1-1' })
    await submit('B1-3', { person: who.deputy })
    await office().runJobs()
    await quiet(59)
    expect(now()).toEqual([])
    await quiet(1.1)
    expect(now().sort()).toEqual(['listed', 'opened'])
  })

  test('保存の後に次の様式が出れば、その様式も守られる', async () => {
    await press(who.leader, 'opened', 'checkIn.submit', formOf('B1-4', 0, goodDraft))
    await office().runJobs()
    await quiet(59)
    expect(now()).toEqual(['listed'])
    await quiet(1.1)
    expect(now()).toEqual(['listed', 'opened'])
  })

  test('断られたボタンの後も、開いている入力欄は守られる', async () => {
    await openForm(who.leader, 'A1-1', 'opened')
    const refused = await pressIn(office(), who.leader, 'opened', 'checkIn.form', { roundId, measureId: 'B2-2' })
    expect(refused).toHaveProperty('message')
    await submit('B1-3', { person: who.deputy })
    await office().runJobs()
    expect(now()).toEqual(['listed'])
  })
})

type Step =
  | {
      readonly kind: 'form' | 'answer' | 'overview'
      readonly person: 'leader' | 'deputy'
      /** Which of the person's cards is pressed. */
      readonly card: number
    }
  | { readonly kind: 'list'; readonly person: 'leader' | 'deputy' }
  | { readonly kind: 'wait'; readonly minutes: number }

const person = fc.constantFrom('leader' as const, 'deputy' as const)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('form' as const, 'answer' as const, 'overview' as const),
    person,
    card: fc.nat(3),
  }),
  fc.record({ kind: fc.constant('list' as const), person }),
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.constantFrom(1, 4, 6, 30, 59, 61) }),
)

test('何をどんな順にしても、書いているカードは置き換わらず、やがてすべてのカードが本当のことを示す', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      for (const table of ['revisions', 'served_views', 'sent_cards']) await office().store.rows(`delete from ${table}`)
      await office().store.takeJobs()
      office().updated.length = 0
      const formSince = new Map<string, number>()
      const minute = () => office().deps.clock.now().getTime() / 60_000
      const latestOf = () => office().deps.unitOfWork.run((tx) => tx.answers.latest(roundId, 'B1-3'))
      /** Every card in a chat, with the revision it shows. */
      const cards = new Map<string, string>()
      const pressed = (name: 'leader' | 'deputy', card: number) => {
        const own = [...cards.keys()].filter((one) => one.startsWith(name))
        return own[card % own.length] ?? null
      }
      let seen = 0
      for (const next of steps) {
        if ('card' in next) {
          const card = pressed(next.person, next.card)
          if (card === null) continue
          const asker = who[next.person]
          if (next.kind === 'form') await openForm(asker, 'B1-3', card)
          if (next.kind === 'overview') await press(asker, card, 'measures.list', {})
          if (next.kind === 'answer') {
            const form = formOf('B1-3', (await latestOf())?.revision ?? 0, goodDraft)
            await press(asker, card, 'checkIn.submit', form)
          }
          // After an answer the next form stands in its place.
          if (next.kind === 'overview') formSince.delete(card)
          else formSince.set(card, minute())
        }
        if (next.kind === 'list') {
          const card = `${next.person}-${cards.size + 1}`
          await say(who[next.person], '一覧')
          await list(who[next.person], card)
          cards.set(card, `B1-3:${(await latestOf())?.revision ?? 0} `)
        }
        await quiet(next.kind === 'wait' ? next.minutes : 0)
        for (const { activityId, shows } of office().updated.slice(seen)) {
          const since = formSince.get(activityId)
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
