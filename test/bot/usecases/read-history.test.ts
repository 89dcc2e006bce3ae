/** 四半期の推移：誰に、どの回の、何が見えるか。 */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { readHistory } from '../../../bot/src/usecases/read-history.ts'
import { submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { live, settled } from '../../support/readers.ts'
import { measures, who } from '../../support/small-city.ts'
import { codeOf, goodDraft, roundId } from '../../support/test-office.ts'

const office = officeForEachTest()

const answer = (measureId: string, part: Partial<typeof goodDraft> = {}, basedOn = 0) =>
  submitCheckIn(office().deps, {
    person: who.leader,
    roundId,
    measureId,
    basedOn,
    nonce: `${measureId}-${basedOn}`,
    draft: { ...goodDraft, ...part },
  })

async function historyOf(asker: string) {
  const seen = await readHistory(office().deps, asker)
  if (isRefusal(seen)) throw new Error('The history was refused', { cause: seen.refusal })
  return seen
}

async function cellsOf(asker: string, measureId: string) {
  return (await historyOf(asker)).measures.find(({ id }) => id === measureId)?.cells.map(({ cell }) => cell)
}

beforeEach(async () => {
  await office().openRound()
  await answer('B1-3')
})

describe('推移は', () => {
  test('あるだけの回を古い順に並べ、一覧にだけある回も含める', async () => {
    expect((await historyOf(who.pmo)).rounds).toEqual([
      { id: '2025Q1', state: 'closed' },
      { id: '2025Q2', state: 'closed' },
      { id: '2025Q3', state: 'open' },
    ])
  })

  test('施策を一覧の順に並べ、原典の天気は明かさない', async () => {
    const { measures: rows } = await historyOf(who.pmo)
    expect(rows.map(({ id }) => id)).toEqual(measures.map(({ id }) => id))
    expect(rows.map(({ cells }) => cells.map(({ cell }) => cell))).toEqual([
      ['published', 'published', 'cloudy'],
      [null, 'published', 'unanswered'],
      [null, null, 'unanswered'],
      [null, null, 'unanswered'],
      [null, null, 'unanswered'],
    ])
  })

  test('直せば、新しい版の天気になる', async () => {
    await answer('B1-3', { weather: 'stormy' }, 1)
    expect(await cellsOf(who.pmo, 'B1-3')).toEqual(['published', 'published', 'stormy'])
  })

  test('対象外と連絡先の確認が必要な施策を、未回答と分ける', async () => {
    await office().store.rows("update expectations set state = 'excused' where measure_id = 'B1-4'")
    await office().store.rows("update expectations set state = 'unreachable' where measure_id = 'A1-1'")
    expect((await cellsOf(who.pmo, 'B1-4'))?.at(-1)).toBe('excused')
    expect((await cellsOf(who.pmo, 'A1-1'))?.at(-1)).toBe('unreachable')
  })

  test('見本の回答には、見本の印を付ける', async () => {
    await office().store.rows('update revisions set sample = true')
    const [first] = (await historyOf(who.pmo)).measures
    expect(first?.cells.at(-1)).toEqual({ cell: 'cloudy', sample: true, confirmed: false })
  })
})

describe('受付中の回の天気は', () => {
  test.each(live)('%s には見える', async (_post, asker) => {
    expect(await cellsOf(asker, 'B1-3')).toEqual(['published', 'published', 'cloudy'])
  })

  test.each(settled)('%s にはまだ見えず、確認中であることだけが見える', async (_post, asker) => {
    expect(await cellsOf(asker, 'B1-3')).toEqual(['published', 'published', 'inConfirmation'])
    expect(await cellsOf(asker, 'B1-4')).toEqual([null, 'published', 'unanswered'])
    expect(JSON.stringify(await historyOf(asker))).not.toContain('cloudy')
  })

  test.each(settled)('PMOの確認が済めば、%s にも見える', async (_post, asker) => {
    await office().store.rows("update expectations set state = 'accepted' where measure_id = 'B1-3'")
    expect((await cellsOf(asker, 'B1-3'))?.at(-1)).toBe('cloudy')
  })

  test.each(settled)('締め切れば、%s にも見える', async (_post, asker) => {
    await office().store.rows("update rounds set state = 'closed'")
    expect((await cellsOf(asker, 'B1-3'))?.at(-1)).toBe('cloudy')
  })
})

test('担当も役割もない職員と、登録のない人には見せない', async () => {
  expect(codeOf(await readHistory(office().deps, who.bystander))).toBe('notAllowed')
  expect(codeOf(await readHistory(office().deps, who.stranger))).toBe('unknownPerson')
})
