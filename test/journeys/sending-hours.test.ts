/** 送る時間: what is said in the evening reaches others in the morning, and a round that nobody planned opens by the rule. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import type { ActionReply } from '../../bot/src/inbound/chat/turn.ts'
import { importRegister } from '../../bot/src/usecases/import-register.ts'
import { answerTheQuarterBefore } from '../support/answered-before.ts'
import { officeForEachTest } from '../support/office-for-each-test.ts'
import { pressIn } from '../support/press-in.ts'
import { smallCity, who } from '../support/small-city.ts'
import { goodDraft, roundId, start } from '../support/test-office.ts'

const office = officeForEachTest()
const names = new Map(Object.entries(who).map(([name, id]) => [id as string, name]))
let now = start

beforeEach(() => {
  now = start
})

/** `at`: in Tokyo. What goes out then, whether a press asked for it or the tick of that minute. */
async function heard(at: string): Promise<readonly string[]> {
  goTo(at)
  office().sent.length = 0
  await office().tick()
  while ((await office().runJobs()).length > 0);
  return office()
    .sent.map(({ personId, shows }) => `${names.get(personId)} ${shows}`)
    .toSorted()
}

function goTo(at: string): void {
  const next = new Date(`${at}:00+09:00`)
  office().passMinutes((next.getTime() - now.getTime()) / 60_000)
  now = next
}

const press = (person: string, verb: string, data: object = {}) => pressIn(office(), person, null, verb, data)
const shown = (reply: ActionReply) => JSON.stringify('card' in reply ? reply.card : reply.message)

let answers = 0
const answer = (measureId: string, differ: object = {}, basedOn = 0, person: string = who.leader) => {
  answers += 1
  const nonce = `0b0e7a52-6f5e-4c1e-9d7c-${String(answers).padStart(12, '0')}`
  return press(person, 'checkIn.submit', { roundId, measureId, basedOn, nonce, ...goodDraft, ...differ })
}

describe('送る時間の外では', () => {
  const wish = { consultation: '協議の場を設けてほしい', consultationBy: '2025-12-17' }
  const consultation = { roundId, measureId: 'B1-3', number: 1 }

  beforeEach(async () => {
    await office().openRound()
    await heard('2025-12-16T10:42')
  })

  test('ご相談は翌朝に届き、いつ届くかが相談した人に分かる。お返事も同じ', async () => {
    goTo('2025-12-16T17:16')
    expect(shown(await answer('B1-3', wish))).toContain('総務課長にお届けします。明日8:30以降に届きます。')
    expect(await heard('2025-12-17T08:29')).toEqual([])
    expect(await heard('2025-12-17T08:30')).toEqual(['manager 【業務改革】R7 Q3 B1-3 のご相談（12月17日（水）まで）'])
    goTo('2025-12-19T20:00')
    const reply = await press(who.manager, 'consultation.reply', { ...consultation, text: '引き受けます。' })
    expect(shown(reply)).toContain('担当者にお届けします。12月22日（月）8:30以降に届きます。')
    expect(await heard('2025-12-20T12:00')).toEqual([])
    expect(await heard('2025-12-22T08:30')).toEqual(['leader 【業務改革】R7 Q3 B1-3 のご相談へのお返事'])
    expect(await heard('2025-12-22T08:31')).toEqual([])
  })

  test('時間内のご相談は、所属長へのお知らせを控える日でも、その場で届く', async () => {
    await press(who.pmo, 'mute.add', { from: '2025-12-16', to: '2025-12-19', reason: 'assembly' })
    expect(shown(await answer('B1-3', wish))).not.toContain('以降に届きます')
    expect(await heard('2025-12-16T10:42')).toHaveLength(1)
  })

  test('届く前に取り下げた相談は届かない', async () => {
    goTo('2025-12-16T18:00')
    await answer('B1-3', wish)
    await answer('B1-3', {}, 1)
    expect(await heard('2025-12-17T08:30')).toEqual([])
  })

  test('夜のうちに機械が止まっていて、動き出したのがまた夜なら、その次の朝に届く', async () => {
    goTo('2025-12-16T18:00')
    await answer('B1-3', wish)
    expect(await heard('2025-12-17T19:00')).toEqual([])
    expect(await heard('2025-12-18T08:30')).toHaveLength(1)
  })

  test('引き継ぎと、締切のまとめも待つ', async () => {
    goTo('2025-12-16T18:00')
    const offered = await press(who.leader, 'handOver.send', { measureId: 'B1-4', to: who.bystander, effectiveOn: '' })
    expect(shown(offered)).toContain('明日8:30以降に届きます')
    await press(who.pmo, 'round.close', { roundId })
    const morning = await heard('2025-12-17T08:30')
    expect(morning.map((one) => one.split(' ')[0])).toEqual(['bystander', 'pmo'])
  })

  test('PMO が夜に送ったお知らせは、時間になった最初の分に届く', async () => {
    goTo('2025-12-16T18:00')
    const preview = shown(await press(who.pmo, 'nudge.preview', { as: 'leader' }))
    const mark = /"mark":"([^"]+)"/.exec(preview)?.[1] ?? ''
    await press(who.pmo, 'nudge.send', { as: 'leader', mark })
    expect(await heard('2025-12-17T08:30')).toEqual(expect.arrayContaining([expect.stringContaining('leader')]))
  })
})

describe('天気の悪化は', () => {
  beforeEach(async () => {
    await office().openRound()
    await answerTheQuarterBefore(office().deps)
    await office().store.rows(`update revisions set weather = 'rainy' where round_id = '2025Q2'`)
    await heard('2025-12-16T10:42')
  })

  test('次の開庁日の10時に、一日の分を一枚にまとめて、所属長に一度だけ届く', async () => {
    await answer('B1-3', { weather: 'rainy' })
    await answer('B1-4', { weather: 'stormy' })
    expect(await heard('2025-12-16T17:00')).toEqual([])
    await answer('A1-1', { weather: 'rainy' })
    expect(await heard('2025-12-17T09:59')).toEqual([])
    expect(await heard('2025-12-17T10:00')).toEqual(['manager 【業務改革】R7 Q3 3施策 の困りごとの共有'])
    await answer('B1-3', { weather: 'stormy' }, 1)
    expect(await heard('2025-12-18T10:00')).toEqual([])
  })

  test('所属長へのお知らせを控える日には届かず、控え終わった日に届く', async () => {
    await press(who.pmo, 'mute.add', { from: '2025-12-16', to: '2025-12-18', reason: 'budget' })
    await answer('B1-3', { weather: 'rainy' })
    expect(await heard('2025-12-18T10:00')).toEqual([])
    expect(await heard('2025-12-19T10:00')).toEqual(['manager 【業務改革】R7 Q3 B1-3 の困りごとの共有'])
  })
})

describe('だれも日程を決めていない回は', () => {
  const q4 = '2025Q4'
  const opened = async () => (await office().store.rows(`select 1 from rounds where id = '${q4}'`)).length === 1

  beforeEach(() => importRegister(office().deps, smallCity))

  test('3開庁日前に PMO だけに知らせ、止めなければ決まりの日に開く', async () => {
    await heard('2026-02-24T10:00')
    expect(await heard('2026-02-25T10:00')).toEqual(['pmo 【業務改革】R7 Q4 開始前の確認（3月2日（月）開始）'])
    expect(await heard('2026-03-02T10:00')).toHaveLength(2)
    expect(await opened()).toBe(true)
  })

  test('開く前に止めれば開かず、日程を決め直すと開く。PMO だけが止められる', async () => {
    await heard('2026-02-25T10:00')
    expect('card' in (await press(who.leader, 'plan.hold', { roundId: q4 }))).toBe(false)
    expect(shown(await press(who.pmo, 'plan.hold', { roundId: q4 }))).toContain('自動では開きません')
    expect(await heard('2026-03-02T10:00')).toEqual([])
    expect(await opened()).toBe(false)
    await press(who.pmo, 'plan.save', { roundId: q4 })
    await heard('2026-03-03T10:00')
    expect(await opened()).toBe(true)
  })

  test('知らせる日に止まっていたら、開始の日が来ても、知らせてから3開庁日待つ', async () => {
    await heard('2026-02-20T10:00')
    expect(await heard('2026-03-02T10:00')).toEqual(['pmo 【業務改革】R7 Q4 開始前の確認（3月5日（木）開始）'])
    expect(await opened()).toBe(false)
    await heard('2026-03-05T10:00')
    expect(await opened()).toBe(true)
  })

  test('開始の日を過ぎてから動き出したときは、開かない', async () => {
    expect(await heard('2026-03-02T10:00')).toEqual([])
    expect(await opened()).toBe(false)
  })
})
