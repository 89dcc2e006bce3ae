/** お知らせの段: one round on the injected clock, through the clock's tick and the buttons of the cards. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { chooseInChannel } from '../../bot/src/inbound/chat/handlers/choose-channel.ts'
import type { ActionReply } from '../../bot/src/inbound/chat/turn.ts'
import { submitCheckIn } from '../../bot/src/usecases/submit-check-in.ts'
import { officeForEachTest } from '../support/office-for-each-test.ts'
import { pressIn } from '../support/press-in.ts'
import { who } from '../support/small-city.ts'
import { codeOf, goodDraft, roundId, start } from '../support/test-office.ts'

/** Opened by hand on 16 December: due on 6 January, closed on 14 January. */
const office = officeForEachTest()
const names = new Map(Object.entries(who).map(([name, id]) => [id, name]))
let now = start

beforeEach(async () => {
  now = start
  await office().openRound()
  await runAll()
  office().sent.length = 0
})

/** `at`: in Tokyo. */
function goTo(at: string): void {
  const next = new Date(`${at}:00+09:00`)
  office().passMinutes((next.getTime() - now.getTime()) / 60_000)
  now = next
}

async function runAll(): Promise<void> {
  while ((await office().runJobs()).length > 0);
}

/** What the tick of that minute sends: to whom, and what the toast says. */
async function heard(at: string): Promise<readonly (readonly [string | undefined, string])[]> {
  goTo(at)
  office().sent.length = 0
  await office().tick()
  await runAll()
  const order = Object.values(who).map(String)
  return office()
    .sent.toSorted((one, other) => order.indexOf(one.personId) - order.indexOf(other.personId))
    .map(({ personId, shows }) => [names.get(personId), shows])
}

const who10 = async (day: string) => (await heard(`${day}T10:00`)).map(([name]) => name)

async function answer(measureId: string, person: string = who.leader, weather = 'cloudy'): Promise<void> {
  const nonce = `${measureId}-${now.getTime()}`
  const draft = { ...goodDraft, weather }
  const saved = await submitCheckIn(office().deps, { person, roundId, measureId, basedOn: 0, nonce, draft })
  expect(codeOf(saved)).toBeNull()
}

const press = (person: string, verb: string, data: object = {}) => pressIn(office(), person, null, verb, data)
const shown = (reply: ActionReply) => JSON.stringify('card' in reply ? reply.card : reply.message)
const place = (measureId: string) => ({ roundId, measureId })

describe('お知らせの段', () => {
  test('部長には、PMO が送るまで、どの日にも届かない', async () => {
    for (const day of ['2025-12-25', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-13', '2026-01-14']) {
      expect(await who10(day)).not.toContain('departmentHead')
    }
  })

  test('担当が所属長を兼ねるときは、自分の施策について所属長としては届かず、PMO へ進む', async () => {
    const holds = (duties: object[], person: string) =>
      office().store.rows(`update people set duties = '${JSON.stringify(duties)}' where id = '${person}'`)
    await holds([], who.manager)
    await holds([{ kind: 'manager', section: '総務課' }], who.leader)
    for (const day of ['2025-12-25', '2026-01-06', '2026-01-07']) await who10(day)
    expect(await heard('2026-01-08T10:00')).toEqual([
      ['leader', '【業務改革】R7 Q3 未回答の施策のお知らせ（B2-2 契約事務の集約、期限 1月6日（火））'],
    ])
    expect(await who10('2026-01-13')).toEqual(['pmo'])
  })

  test('回答した施策は数えず、1施策なら名前を書き、すべて回答した人には送らない', async () => {
    await answer('B2-2', who.deputy)
    await answer('B2-1', who.deputy)
    await answer('A1-1')
    await answer('B1-3')
    await runAll()
    expect(await heard('2025-12-25T10:00')).toEqual([
      ['leader', '【業務改革】R7 Q3 あとB1-4 ペーパーレスの推進です（1月6日（火）まで）'],
    ])
  })

  test('閉庁日と時間外には送らず、次の開庁日の10時に送る', async () => {
    expect(await heard('2025-12-25T09:59')).toEqual([])
    expect(await heard('2025-12-25T17:16')).toEqual([])
    expect(await heard('2025-12-27T10:00')).toEqual([])
    expect(await who10('2026-01-05')).toEqual(['leader', 'deputy'])
  })

  test('議会の期間は所属長に送らず、終わった日に送る', async () => {
    await press(who.pmo, 'mute.add', { from: '2026-01-08', to: '2026-01-09', reason: 'assembly' })
    await who10('2025-12-25')
    await who10('2026-01-06')
    await who10('2026-01-07')
    expect(await who10('2026-01-08')).toEqual([])
    expect(await who10('2026-01-13')).toEqual(['manager'])
  })

  test('送るまでに回答が済んだら、そのお知らせは出さない', async () => {
    goTo('2025-12-25T10:00')
    office().sent.length = 0
    await office().tick()
    await answer('B2-2', who.deputy)
    await answer('B2-1', who.deputy)
    await runAll()
    expect(office().sent.map(({ personId }) => names.get(personId))).toEqual(['leader'])
    expect(await who10('2026-01-06')).toEqual(['leader'])
  })
})

describe('所属長の確認', () => {
  const answerAll = async () => {
    for (const measureId of ['B1-3', 'B1-4', 'A1-1']) await answer(measureId)
    await answer('B2-2', who.deputy)
    await runAll()
  }
  const press4 = { roundId, section: '総務課', shown: 'B1-3:1 B1-4:1 A1-1:1 B2-2:1' }
  const seen = () => office().store.rows('select measure_id, how, line from manager_seen order by 1')

  test('課の回答がそろうと一枚にまとめて届き、「確認しました」の一押しがすべてに効く', async () => {
    await answerAll()
    expect(await heard('2025-12-17T10:00')).toEqual([['manager', '【業務改革】R7 Q3 総務課 回答のご確認（4施策）']])
    expect(await heard('2025-12-18T10:00')).toEqual([])
    expect(shown(await press(who.manager, 'digest.look', { ...press4, how: 'seen' }))).toContain('✓')
    expect(await seen()).toHaveLength(4)
  })

  test('一言は、ご担当の方それぞれに、自分の施策だけを添えて届く', async () => {
    await answerAll()
    await heard('2025-12-17T10:00')
    office().sent.length = 0
    const reply = await press(who.manager, 'digest.look', { ...press4, how: 'line', line: '歳出伝票の見通しも。' })
    expect(shown(reply)).toContain('歳出伝票の見通しも。')
    await runAll()
    expect(new Map(office().sent.map(({ personId, shows }) => [names.get(personId), shows]))).toEqual(
      new Map([
        ['leader', '【業務改革】R7 Q3 所属長からの一言（3施策）'],
        ['deputy', '【業務改革】R7 Q3 所属長からの一言（B2-2 契約事務の集約）'],
      ]),
    )
  })

  test('空の一言は受け取らず、入力欄に戻る。ほかの課の人には押せない', async () => {
    await answerAll()
    expect(shown(await press(who.manager, 'digest.look', { ...press4, how: 'line', line: ' ' }))).toContain(
      'Input.Text',
    )
    await press(who.bystander, 'digest.look', { ...press4, how: 'seen' })
    await press(who.manager, 'digest.look', { ...press4, shown: 'B1-3:7', how: 'seen' })
    expect(await seen()).toEqual([])
  })

  test('PMO には、所属長の確認と一言が見え、3開庁日を過ぎたものは「所属長確認なし」と見える', async () => {
    const look = async (measureId: string) => shown(await press(who.pmo, 'review.look', place(measureId)))
    await answerAll()
    await heard('2025-12-17T10:00')
    expect(await look('B1-4')).toContain('所属長の確認待ち（12月22日（月）まで）')
    const one = { ...press4, shown: 'B1-3:1', how: 'line', line: '見通しも。' }
    await press(who.manager, 'digest.look', one)
    goTo('2025-12-23T09:00')
    expect(await look('B1-3')).toContain('所属長から：「見通しも。」')
    expect(await look('B1-4')).toContain('所属長確認なし')
  })

  test('「確認を待つ」にすると、所属長が確認するまで PMO確認済にできない', async () => {
    await press(who.pmo, 'mute.check', { check: 'confirm' })
    await answerAll()
    const accept = () => press(who.pmo, 'review.accept', { ...place('B1-3'), revision: 1 })
    expect(shown(await accept())).toContain('所属長の確認をお待ちしています')
    await press(who.manager, 'digest.look', { ...press4, how: 'seen' })
    expect(shown(await accept())).toContain('PMO確認済です')
  })

  test('確認のしかたを「なし」にすると届かない', async () => {
    await press(who.pmo, 'mute.check', { check: 'none' })
    await answerAll()
    expect(await heard('2025-12-17T10:00')).toEqual([])
  })
})

describe('PMO が送るお知らせ', () => {
  const markIn = (reply: ActionReply) => /"mark":"([^"]+)"/.exec(shown(reply))?.[1] ?? ''

  test('送る前に誰に何がいつ届くかを見て、見たとおりに送る。部長へはここからだけ届く', async () => {
    goTo('2025-12-17T11:00')
    const preview = await press(who.pmo, 'nudge.preview', { as: 'departmentHead' })
    expect(shown(preview)).toContain('総務部長（5施策）')
    expect(shown(preview)).toContain('12月17日 11:00')
    office().sent.length = 0
    await press(who.pmo, 'nudge.send', { as: 'departmentHead', mark: markIn(preview) })
    await runAll()
    expect(office().sent.map(({ personId }) => names.get(personId))).toEqual(['departmentHead'])
    // The day is used up: the same press offers the next one.
    expect(shown(await press(who.pmo, 'nudge.preview', { as: 'departmentHead' }))).toContain('12月18日 08:30')
  })

  test('見た後に回答が入ったら、送らずにもう一度見せる。PMO でない人には押せない', async () => {
    goTo('2025-12-17T11:00')
    const mark = markIn(await press(who.pmo, 'nudge.preview', { as: 'leader' }))
    await answer('B1-4')
    await runAll()
    office().sent.length = 0
    expect(markIn(await press(who.pmo, 'nudge.send', { as: 'leader', mark }))).not.toBe(mark)
    expect('card' in (await press(who.manager, 'nudge.preview', { as: 'leader' }))).toBe(false)
    await runAll()
    expect(office().sent).toEqual([])
  })
})

describe('係の通知先のチャネル', () => {
  const channel = { conversationId: '19:soumu', serviceUrl: 'https://smba.trafficmanager.net/jp/' }
  const say = async (person: string, text: string, thread = '') => {
    const address = { ...channel, conversationId: `${channel.conversationId}${thread}` }
    const reply = await chooseInChannel({ deps: office().deps, person }, address, text)
    return reply && 'text' in reply ? reply.text : null
  }
  const tells = async (day: string) => {
    await heard(`${day}T10:00`)
    return office().sent.map(({ personId, thread }) => [names.get(personId) ?? personId, thread])
  }
  const untilManager = async () => {
    for (const day of ['2025-12-25', '2026-01-06', '2026-01-07']) await who10(day)
  }

  test('所属長が決めると、所属長へのお知らせは件数だけがそこに届き、回ごとに一つのスレッドに続く', async () => {
    expect(await say(who.manager, '<at>業革ボード</at> この係の通知先にする', ';messageid=1')).toContain('総務課')
    await untilManager()
    await heard('2026-01-08T10:00')
    expect(office().sent).toMatchObject([{ personId: '総務課', thread: null, address: channel }])
    expect(office().sent[0]?.shows).toContain('未回答 4施策、1月14日（水）まで')
    expect(office().sent[0]?.shows).not.toMatch(/B1-3|紙決裁|PL/)
    await press(who.pmo, 'plan.save', { roundId, closesOn: '2026-01-20' })
    const preview = await press(who.pmo, 'nudge.preview', { as: 'manager' })
    const mark = /"mark":"([^"]+)"/.exec(shown(preview))?.[1] ?? ''
    await press(who.pmo, 'nudge.send', { as: 'manager', mark })
    // Whoever answers hears of the new days, too.
    expect((await tells('2026-01-09')).filter(([name]) => name === '総務課')).toEqual([['総務課', 'post-1']])
  })

  test('チャネルに届かなくなったら、所属長の個別のチャットに届く', async () => {
    await say(who.manager, 'この係の通知先にする')
    await untilManager()
    office().sendOutcomes.push({ kind: 'conversationGone', cause: 'ConversationNotFound' })
    expect(await tells('2026-01-08')).toEqual([
      ['総務課', null],
      ['manager', undefined],
    ])
  })

  test('所属長がそこにいないチャネルなら、個別のチャットに届く', async () => {
    await say(who.pmo, 'この係の通知先にする 総務課')
    await office().store.rows(`update section_channels set roster = '[]'`)
    await untilManager()
    expect(await tells('2026-01-08')).toEqual([['manager', undefined]])
  })

  test('所属長と PMO だけが決められ、やめることもできる', async () => {
    expect(await say(who.leader, 'この係の通知先にする')).toContain('所属長かPMO')
    expect(await say(who.pmo, 'この係の通知先にする 会計課')).toContain('どの課')
    expect(await say(who.manager, 'この係の通知先にする')).toContain('総務課')
    expect(await say(who.manager, 'この係の通知先をやめる')).toContain('個別のチャット')
    expect(await say(who.manager, '一覧')).toBeNull()
    await untilManager()
    expect(await tells('2026-01-08')).toEqual([['manager', undefined]])
  })
})
