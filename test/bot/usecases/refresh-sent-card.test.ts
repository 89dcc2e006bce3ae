import { beforeEach, describe, expect, test } from '@jest/globals'
import type { SendOutcome, ServedView } from '../../../bot/src/usecases/ports.ts'
import { refreshSentCard } from '../../../bot/src/usecases/refresh-sent-card.ts'
import { rememberServedView } from '../../../bot/src/usecases/remember-served-view.ts'
import { submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { who } from '../../support/small-city.ts'
import { chatOfPerson, goodDraft, roundId } from '../../support/test-office.ts'

const office = officeForEachTest()

const card = { roundId, personId: who.leader }

const refresh = () => refreshSentCard(office().deps, card)
const serve = (view: ServedView, message: string | null = null) =>
  rememberServedView(office().deps, who.leader, message, view)
const openForm = () => serve('form')

async function submit(measureId: string): Promise<void> {
  const nonce = `nonce-${measureId}`
  await submitCheckIn(office().deps, { person: who.leader, roundId, measureId, basedOn: 0, nonce, draft: goodDraft })
  await serve('confirmation')
}

async function sentActivity(): Promise<unknown> {
  const [row] = await office().store.rows(`select activity_id from notices where person_id = '${who.leader}'`)
  return row?.activity_id
}

/** Passes the minutes one by one, as the clock does. */
async function passWithTicks(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    office().passMinutes(1)
    await office().tick()
    await office().runJobs()
  }
}

const unknown: SendOutcome = { kind: 'unknown', cause: 'noAnswer' }

describe('カードが届いた後', () => {
  beforeEach(async () => {
    await office().openRound()
    await office().runJobs()
    expect(office().sent).toHaveLength(2)
  })

  test('何も見せていなければ、すぐに置き換わる', async () => {
    expect(await refresh()).toBe('refreshed')
    expect(office().updated).toEqual([
      { address: chatOfPerson(who.leader), activityId: await sentActivity(), shows: 'B1-3:0 B1-4:0 A1-1:0' },
    ])
  })

  test('一覧を見ている間は、すぐに置き換わる', async () => {
    await serve('overview')
    expect(await refresh()).toBe('refreshed')
  })

  test('回答の後は、確認の画面を5分残してから、時計の刻みで置き換わる', async () => {
    await openForm()
    await submit('B1-4')
    await office().runJobs()
    expect(office().updated).toEqual([])
    await passWithTicks(4)
    expect(office().updated).toEqual([])
    await passWithTicks(2)
    expect(office().updated.map(({ shows }) => shows)).toEqual(['B1-3:0 B1-4:1 A1-1:0'])
    await passWithTicks(10)
    expect(office().updated).toHaveLength(1)
  })

  test('書きかけの画面の下では60分たつまで決して置き換わらず、その後に置き換わる', async () => {
    await submit('B1-4')
    await office().runJobs()
    office().passMinutes(2)
    await openForm()
    for (let half = 0; half < 2; half += 1) {
      office().passMinutes(26)
      await passWithTicks(3)
    }
    expect(office().updated).toEqual([])
    office().passMinutes(1)
    await passWithTicks(2)
    expect(office().updated.map(({ shows }) => shows)).toEqual(['B1-3:0 B1-4:1 A1-1:0'])
  })

  test('画面を開き直すたびに、60分は数え直される', async () => {
    await openForm()
    expect(await refresh()).toBe('waiting')
    for (let time = 0; time < 3; time += 1) {
      office().passMinutes(49)
      await passWithTicks(1)
      await openForm()
    }
    expect(office().updated).toEqual([])
  })

  test.each([
    ['form', 59, 'waiting'],
    ['form', 60, 'refreshed'],
    ['confirmation', 4, 'waiting'],
    ['confirmation', 5, 'refreshed'],
  ] as const)('%s を見せてから%i分では %s', async (view, minutes, result) => {
    await serve(view)
    office().passMinutes(minutes)
    expect(await refresh()).toBe(result)
  })

  test('刻みを何分も逃しても、次の刻みで取り戻す', async () => {
    await submit('B1-4')
    await office().runJobs()
    office().passMinutes(600)
    expect(await office().tick()).toBe(1)
    await office().runJobs()
    expect(office().updated).toHaveLength(1)
    expect(await office().tick()).toBe(0)
  })

  test.each([
    { kind: 'refused', cause: 'MessageSizeTooBig' },
    { kind: 'conversationGone', cause: 'ActivityNotFoundInConversation' },
  ] as const)('$cause で断られたら、もう試さない', async (outcome) => {
    await submit('B1-4')
    await office().runJobs()
    office().updateOutcomes.push(outcome)
    await passWithTicks(30)
    expect(office().updated).toHaveLength(1)
  })

  test('届いたかわからない、混んでいる、のときは投げて、ジョブの再試行に任せる', async () => {
    office().updateOutcomes.push(unknown, { kind: 'tryLater', cause: 'Throttled', afterSeconds: 5 })
    await expect(refresh()).rejects.toThrow()
    await expect(refresh()).rejects.toThrow()
    expect(await refresh()).toBe('refreshed')
  })

  test('置き換えている間に保存された回答も、後でカードに出る', async () => {
    await submit('B1-4')
    await office().runJobs()
    office().updateOutcomes.push(async ({ address, activityId }) => {
      await submit('A1-1')
      await office().runJobs()
      return { kind: 'sent', activityId, address }
    })
    await passWithTicks(20)
    expect(office().updated.map(({ shows }) => shows)).toEqual(['B1-3:0 B1-4:1 A1-1:0', 'B1-3:0 B1-4:1 A1-1:1'])
  })

  test('代理のいる施策では代理のカードも直り、どちらの画面も待つ', async () => {
    await submit('B1-3')
    await office().runJobs()
    expect(office().updated.map(({ shows }) => shows)).toEqual(['B1-3:1 B2-2:0 B2-1:0'])
    await passWithTicks(10)
    expect(office().updated.map(({ shows }) => shows)).toEqual(['B1-3:1 B2-2:0 B2-1:0', 'B1-3:1 B1-4:0 A1-1:0'])
  })

  test('同時に頼まれた同じ人の分は、一度の置き換えで済む', async () => {
    await serve('overview')
    expect(await Promise.all([refresh(), refresh(), refresh()])).toEqual(['refreshed', 'refreshed', 'joined'])
    expect(office().updated).toHaveLength(2)
  })

  test('溜まっている分だけの頼みと一緒でも、頼まれた人のカードは直る', async () => {
    const stale = () => refreshSentCard(office().deps, { ...card, onlyStale: true })
    expect(await Promise.all([stale(), stale(), refresh()])).toEqual(['nothingSent', 'refreshed', 'joined'])
  })

  test('一緒に読んだうちの一人のカードが描けなくても、ほかの人のカードは直る', async () => {
    const { deps } = office()
    const overview: typeof deps.cards.overview = (round, own, ...more) => {
      if (own.some(({ measure }) => measure.id === 'B2-2')) throw new Error('The card is too long')
      return deps.cards.overview(round, own, ...more)
    }
    const trying = { ...deps, cards: { ...deps.cards, overview } }
    const people = [who.leader, who.deputy, who.leader]
    const all = people.map((personId) => refreshSentCard(trying, { roundId, personId }))
    const results = await Promise.allSettled(all)
    expect(results.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))).toEqual([
      'refreshed',
      'Error: The card is too long',
      'refreshed',
    ])
  })

  test('かかわりのない人のカードには触れない', async () => {
    await submit('B1-4')
    await passWithTicks(10)
    expect(office().updated.map(({ address }) => address)).toEqual([chatOfPerson(who.leader)])
  })
})

describe('カードが届いていないとき', () => {
  test('置き換えるものがなく、何も送らない', async () => {
    await office().openRound()
    expect(await refresh()).toBe('nothingSent')
    expect(await refreshSentCard(office().deps, { roundId: '2030Q1', personId: who.leader })).toBe('nothingSent')
    expect(office().updated).toEqual([])
  })

  test('回が開いていなければ、刻みは何もしない', async () => {
    expect(await office().tick()).toBe(0)
  })
})
