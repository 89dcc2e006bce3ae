import { beforeEach, describe, expect, test } from '@jest/globals'
import { amendAnswer, readClosedAnswer, recordOutcome } from '../../../bot/src/usecases/amend-closed-round.ts'
import { closeRound } from '../../../bot/src/usecases/close-round.ts'
import { readClosing } from '../../../bot/src/usecases/read-closing.ts'
import { readMeasure } from '../../../bot/src/usecases/read-measure.ts'
import { pressReport } from '../../../bot/src/usecases/report-closing.ts'
import { submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { who } from '../../support/small-city.ts'
import { codeOf, goodDraft, roundId } from '../../support/test-office.ts'

const office = officeForEachTest()
const press = (person: string, what: 'send' | 'seen' | 'askPmo', note = '') =>
  pressReport(office().deps, person, roundId, what, note)
async function sent(): Promise<readonly string[]> {
  office().sent.length = 0
  await office().runJobs()
  const names = new Map(Object.entries(who).map(([name, id]) => [id as string, name]))
  return office().sent.map(({ personId, shows }) => `${names.get(personId)}: ${shows}`)
}
async function picture(person: string = who.pmo) {
  const read = await readClosing(office().deps, person)
  if (isRefusal(read)) throw new Error('not read', { cause: read.refusal })
  return read
}
const stage = async () => (await picture()).report?.stage
const outcome = (part: object = {}, asker: string = who.pmo) =>
  recordOutcome(office().deps, {
    asker,
    roundId,
    measureId: 'B1-3',
    direction: 'expand',
    note: '令和8年度から歳出伝票へ拡大',
    confirmedOn: '2026-01-20',
    draftNumber: '',
    ...part,
  })
const amendment = (part: object = {}, asker: string = who.pmo) =>
  amendAnswer(office().deps, {
    asker,
    roundId,
    measureId: 'B1-3',
    kind: 'finalFigure',
    reason: '12月末の確定値',
    draft: { ...goodDraft, 'figure:B1-3-rate': '63.1' },
    ...part,
  })

beforeEach(async () => {
  await office().openRound()
  await office().runJobs()
  await submitCheckIn(office().deps, {
    person: who.leader,
    roundId,
    measureId: 'B1-3',
    basedOn: 0,
    nonce: 'nonce-1',
    draft: { ...goodDraft, weather: 'stormy', direction: 'expand' },
  })
  await office().runJobs()
  await closeRound(office().deps, who.pmo, roundId)
})

describe('回を締め切ると', () => {
  test('PMOにまとめの案が届き、判断をお願いする事項と、算定できないことがそろう', async () => {
    expect(await sent()).toEqual(['pmo: 【業務改革】R7 Q3 レビューのまとめ（案）'])
    const { summary } = await picture()
    expect(summary.tally).toMatchObject({ all: 5, answered: 1 })
    expect(summary.decisions.map(({ kind }) => kind)).toEqual(['direction', 'stormy'])
    expect(summary.goal).toMatchObject({ kind: 'notComputable', measuresWithoutHours: 5 })
    // The printed list is no answer, so that there is nothing to compare with.
    expect([summary.better, summary.worse]).toEqual([[], []])
  })

  test('PMO、副市長、市長の順に届き、担当と所属長に結果のカードが届く', async () => {
    await sent()
    expect(codeOf(await press(who.pmo, 'send'))).toBeNull()
    await press(who.pmo, 'send')
    expect(await sent()).toEqual(['viceMayor: 【業務改革】R7 Q3 レビューのまとめ（案）のご確認（ご判断2件）'])
    await press(who.viceMayor, 'seen')
    expect(await sent()).toEqual(['pmo: 【業務改革】R7 Q3 レビューのまとめをご確認いただきました'])
    await press(who.pmo, 'send')
    expect((await sent()).toSorted()).toEqual([
      'deputy: 【業務改革】R7 Q3 会議の結果（2施策）',
      'leader: 【業務改革】R7 Q3 会議の結果（3施策）',
      'manager: 【業務改革】R7 Q3 会議の結果（4施策）',
      'mayor: 【業務改革】R7 Q3 レビューのご報告（ご判断2件）',
    ])
    await press(who.pmo, 'send')
    expect(await sent()).toEqual([])
  })

  test('副市長が尋ねると、言葉を添えてPMOに戻り、もう一度届けられる', async () => {
    await press(who.pmo, 'send')
    await sent()
    expect(codeOf(await press(who.viceMayor, 'askPmo', ' '))).toBe('textMissing')
    await press(who.viceMayor, 'askPmo', '移動レスの数字をもう一度')
    expect(await stage()).toBe('preview')
    expect((await picture()).report).toMatchObject({ note: '移動レスの数字をもう一度', turn: 2 })
    expect(await sent()).toHaveLength(1)
    await press(who.pmo, 'send')
    expect(await sent()).toHaveLength(1)
  })

  test.each([
    ['PL', who.leader, 'send'],
    ['課長', who.manager, 'send'],
    ['副市長', who.viceMayor, 'send'],
    ['PMO', who.pmo, 'seen'],
    ['市長', who.mayor, 'askPmo'],
  ] as const)('%s は、自分の番でないボタンを押せない', async (_, person, what) => {
    expect(codeOf(await press(person, what, '文'))).toBe('notAllowed')
    expect(await stage()).toBe('preview')
  })

  test('まとめは、PMO・副市長・市長だけが見る', async () => {
    expect((await picture(who.mayor)).reader).toBe('owner')
    expect((await picture(who.viceMayor)).reader).toBe('programmeManager')
    expect(codeOf(await readClosing(office().deps, who.leader))).toBe('notAllowed')
  })
})

describe('会議の結果は', () => {
  test('締め切った回にだけ、PMOだけが入れ、届いたカードも新しくなる', async () => {
    await press(who.pmo, 'send')
    await press(who.viceMayor, 'seen')
    await press(who.pmo, 'send')
    await sent()
    expect(codeOf(await outcome({}, who.leader))).toBe('notAllowed')
    expect(codeOf(await outcome({ confirmedOn: '1月' }))).toBe('notADay')
    expect(codeOf(await outcome())).toBeNull()
    expect((await picture()).outcomes).toMatchObject([{ measureId: 'B1-3', direction: 'expand', draftNumber: '' }])
    await office().runJobs()
    expect(office().updated.filter(({ shows }) => shows.includes('会議の結果'))).toHaveLength(2)
    await outcome({ draftNumber: '7-123' })
    expect((await picture()).outcomes).toMatchObject([{ draftNumber: '7-123' }])
  })
})

describe('締切後の訂正は', () => {
  test('締め切った回答をそのまま残し、日付を添えて並ぶ', async () => {
    expect(await amendment()).toMatchObject({ number: 1, dated: '2025-12-16' })
    expect(await amendment()).toMatchObject({ number: 1 })
    expect((await picture()).amendments).toHaveLength(1)
    const closed = await readClosedAnswer(office().deps, { asker: who.pmo, roundId, measureId: 'B1-3' })
    expect(closed).toMatchObject({ latest: { revision: 1, answer: { weather: 'stormy' } } })
    expect(await amendment({ reason: '別の訂正' })).toMatchObject({ number: 2 })
  })

  test('ボード・推移・施策の画面に、締め切った回答の横に日付とともに並び、画面はひとりでに新しくなる', async () => {
    const { boardReader, measureReader } = office().deps
    const before = await boardReader.version()
    await amendment()
    expect(await boardReader.version()).toBeGreaterThan(before)
    const of = <T extends { readonly id: string }>(all: readonly T[]) => all.find(({ id }) => id === 'B1-3')
    const mark = { dated: '2025-12-16', weather: 'cloudy', direction: 'continue' }
    const board = of((await boardReader.read(roundId)).measures)
    expect(board).toMatchObject({ current: { weather: 'stormy' }, amendment: mark })
    expect(of((await measureReader.history()).measures)?.amendments).toMatchObject([{ roundId, ...mark }])
    const seen = await readMeasure(office().deps, who.mayor, 'B1-3')
    expect(isRefusal(seen) ? seen : seen.rounds[0]).toMatchObject({
      revisions: [{ answer: { weather: 'stormy' } }],
      amendments: [{ number: 1, dated: '2025-12-16', by: 'デジタル戦略室 PMO', answer: { weather: 'cloudy' } }],
    })
  })

  test.each([
    ['PL', who.leader, {}, 'notAllowed'],
    ['理由のない訂正', who.pmo, { reason: ' ' }, 'textMissing'],
    ['読めない種類', who.pmo, { kind: 'x' }, 'malformedRequest'],
    ['読めない回答', who.pmo, { draft: { weather: 'foggy' } }, 'invalidAnswer'],
    ['ない施策', who.pmo, { measureId: 'Z9' }, 'unknownMeasure'],
  ])('%s は受け取らない', async (_, person, part, code) => {
    expect(codeOf(await amendment(part, person))).toBe(code)
    expect((await picture()).amendments).toEqual([])
  })
})
