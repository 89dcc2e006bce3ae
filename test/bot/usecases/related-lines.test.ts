/** 関係課の一言：チャットの言葉から一言を添えるまでと、それを見る人。 */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { replyToMessage } from '../../../bot/src/inbound/chat/handlers/reply-to-message.ts'
import type { ActionReply } from '../../../bot/src/inbound/chat/turn.ts'
import { readMeasure } from '../../../bot/src/usecases/read-measure.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { pressIn } from '../../support/press-in.ts'
import { smallCity, who } from '../../support/small-city.ts'
import { goodDraft, roundId } from '../../support/test-office.ts'

const office = officeForEachTest()
const accountant = '10000000-0000-4000-8000-000000000011'
const place = { roundId, measureId: 'B1-3', section: '会計課' }
const line = '会計課の研修は1月に終わります。'

const press = (person: string, verb: string, data: object = {}) => pressIn(office(), person, null, verb, data)
const shown = (reply: ActionReply) => ('card' in reply ? JSON.stringify(reply.card) : reply.message)
const save = async (text: string = line, person: string = accountant, section = place.section) =>
  shown(await press(person, 'related.save', { ...place, section, text }))
const takeBack = async (person: string = accountant) => shown(await press(person, 'related.takeBack', place))
const stored = () => office().store.rows('select section from related_lines')
const say = async (person: string, word: string) =>
  JSON.stringify(await replyToMessage({ deps: office().deps, person }, word))
const states = () => office().store.rows('select measure_id, state from expectations order by 1')

beforeEach(async () => {
  await office().openRound({
    ...smallCity,
    people: [
      ...smallCity.people,
      { id: accountant, post: '会計課長', duties: [{ kind: 'manager', section: '会計課' }] },
    ],
  })
})

describe('関係課の課長は', () => {
  test('「関係課」からでも「一覧」からでも、関係課になっている施策を見て、一言添え、直せる', async () => {
    for (const word of ['関係課', '一覧']) {
      const list = await say(accountant, word)
      expect(list).toContain('B1-3 紙決裁の廃止')
      expect(list).not.toContain('B1-4')
      expect(list).not.toContain('Input.')
    }
    expect(shown(await press(accountant, 'related.form', place))).toContain('担当の方の回答はまだありません')
    expect(await save()).toContain('✓ B1-3 に、会計課からの一言を添えました。')
    expect(shown(await press(accountant, 'related.form', place))).toContain(line)
    await save('研修は2月になりました。')
    expect(await office().store.rows('select section, line, by from related_lines')).toEqual([
      { section: '会計課', line: '研修は2月になりました。', by: accountant },
    ])
  })

  test('回答の数にも、お知らせにも入らない', async () => {
    await office().runJobs()
    const before = await states()
    office().sent.length = 0
    await save()
    await office().runJobs()
    expect(await states()).toEqual(before)
    expect(office().sent).toEqual([])
  })

  test.each([
    ['何も書いていない', '  ', '内容をご入力ください。'],
    ['長すぎる', 'あ'.repeat(301), '内容は300字までです（現在 301字）。'],
  ])('%sときは、打った文を残してわけを見る', async (_, text, sentence) => {
    const answer = await save(text)
    expect(answer).toContain(sentence)
    expect(answer).toContain(JSON.stringify(text).slice(1, -1))
  })

  test.each([
    ['よその課として', { ...place, section: '財政課' }, '施策 B1-3 の関係課としては登録されていません。'],
    ['関係課でない施策に', { ...place, measureId: 'B1-4' }, '施策 B1-4 の関係課としては登録されていません。'],
    ['ない施策に', { ...place, measureId: 'Z9-9' }, 'お尋ねの施策は見つかりませんでした。'],
    ['ない回に', { ...place, roundId: '2031Q1' }, 'では回答の対象ではありません。'],
  ])('%sは書けない', async (_, at, sentence) => {
    expect(shown(await press(accountant, 'related.save', { ...at, text: line }))).toContain(sentence)
    expect(shown(await press(accountant, 'related.form', at))).toContain(sentence)
  })

  test('添えた一言を取り消せて、その文を見てもう一度添えられる', async () => {
    expect(shown(await press(accountant, 'related.form', place))).not.toContain('一言を取り消す')
    await save()
    expect(shown(await press(accountant, 'related.form', place))).toContain('一言を取り消す')
    const answer = await takeBack()
    expect(answer).toContain('✓ B1-3 への、会計課からの一言を取り消しました。')
    expect(answer).toContain(line)
    expect(await stored()).toEqual([])
    expect(await takeBack()).toContain('添えられている一言はありません')
    await save()
    expect(await stored()).toHaveLength(1)
  })

  test('同じ施策へのほかの課の一言は、取り消しても残る', async () => {
    await office().store.rows(`update measures set lead_section = '財政課' where id = 'B2-2'`)
    await save('予算は査定中です。', who.deputy, '財政課')
    await save()
    await takeBack()
    expect(await stored()).toEqual([{ section: '財政課' }])
  })

  test('締め切った回には書けず、取り消せもしない', async () => {
    await save()
    await press(who.pmo, 'round.close', { roundId })
    expect(await save()).toContain('に締め切りました')
    expect(await takeBack()).toContain('に締め切りました')
    expect(await stored()).toHaveLength(1)
    expect(await say(accountant, '関係課')).toContain('いまは回答の期間ではありません')
  })
})

test('関係のない職員には、ないと答え、書かせない', async () => {
  expect(await say(who.bystander, '関係課')).toContain('関係課になっている施策はありません')
  expect(await say(who.bystander, '一覧')).toContain('ご担当の施策は登録されていません')
  expect(await save(line, who.bystander)).toContain('施策 B1-3 の関係課としては登録されていません。')
  await save()
  expect(await takeBack(who.bystander)).toContain('施策 B1-3 の関係課としては登録されていません。')
  expect(await stored()).toHaveLength(1)
})

test('関係課の施策を担当する人も、その課として書け、一覧からも行ける', async () => {
  await office().store.rows(`update measures set lead_section = '財政課' where id = 'B2-2'`)
  expect(await say(who.deputy, '一覧')).toContain('関係課として一言（1施策）')
  expect(await save('予算は査定中です。', who.deputy, '財政課')).toContain('財政課からの一言を添えました')
})

describe('一言を見るのは', () => {
  const from = `会計課から：「${line}」（会計課長）`

  test('回答の欄の担当、一覧を確かめる所属長、確認するPMO', async () => {
    const nonce = '0b0e7a52-6f5e-4c1e-9d7c-3f1f6f0c2a11'
    await press(who.leader, 'checkIn.submit', { roundId, measureId: 'B1-3', basedOn: 0, nonce, ...goodDraft })
    await save()
    expect(shown(await press(who.leader, 'checkIn.form', { roundId, measureId: 'B1-3' }))).toContain(from)
    expect(shown(await press(who.manager, 'digest.show', { roundId, section: '総務課' }))).toContain(from)
    expect(shown(await press(who.pmo, 'review.look', { roundId, measureId: 'B1-3' }))).toContain(from)
  })

  test('取り消されれば、どこにも残らない。届いている所属長のカードも直る', async () => {
    const nonce = '0b0e7a52-6f5e-4c1e-9d7c-3f1f6f0c2a12'
    await press(who.leader, 'checkIn.submit', { roundId, measureId: 'B1-3', basedOn: 0, nonce, ...goodDraft })
    await save()
    await office().runJobs()
    await takeBack()
    expect((await office().runJobs()).map(({ name }) => name)).toContain('refresh-notice')
    expect(shown(await press(who.leader, 'checkIn.form', { roundId, measureId: 'B1-3' }))).not.toContain(line)
    expect(shown(await press(who.manager, 'digest.show', { roundId, section: '総務課' }))).not.toContain(line)
    expect(shown(await press(who.pmo, 'review.look', { roundId, measureId: 'B1-3' }))).not.toContain(line)
    const seen = await readMeasure(office().deps, who.leader, 'B1-3')
    expect(isRefusal(seen) ? seen : seen.rounds[0]?.relatedLines).toEqual([])
  })

  test('施策の画面では、まだ確かめの済まない回の一言は、市長には見えない', async () => {
    await save()
    const linesAs = async (asker: string) => {
      const seen = await readMeasure(office().deps, asker, 'B1-3')
      return isRefusal(seen) ? seen : seen.rounds[0]?.relatedLines
    }
    expect(await linesAs(who.leader)).toEqual([
      { section: '会計課', line, by: '会計課長', at: office().deps.clock.now() },
    ])
    expect(await linesAs(who.mayor)).toEqual([])
    await press(who.pmo, 'round.close', { roundId })
    expect(await linesAs(who.mayor)).toHaveLength(1)
  })

  test('市の記録では、進捗報告と決定の両方に残り、取り消せば両方から消える', async () => {
    const checkIn = { list: 'checkIns', key: 'B1-3|2025Q3' } as const
    const decision = { list: 'decisions', key: 'B1-3|2025Q3|related:会計課' } as const
    const read = () => office().deps.unitOfWork.run((tx) => tx.record.items([checkIn, decision]))
    const due = () =>
      office().store.rows(
        `select list from record_items where version > published_version and key like 'B1-3|2025Q3%' order by 1`,
      )
    await save()
    const items = await read()
    expect(items).toMatchObject([
      { display: { relatedText: `会計課：${line}` } },
      { cells: { kind: 'relatedLine', text: `会計課：${line}`, by: accountant } },
    ])
    await office().store.rows('update record_items set published_version = version')
    await takeBack()
    expect(await due()).toEqual([{ list: 'checkIns' }, { list: 'decisions' }])
    expect(await read()).toMatchObject([{ display: { relatedText: null } }])
  })
})
