/** 推移と施策の読み出し：どちらのデータベースでも同じで、二千施策・四十回でも一つの小さな答えになる。 */
import { beforeEach, expect, test } from '@jest/globals'
import { submitCheckIn } from '../../../../bot/src/usecases/submit-check-in.ts'
import { writeCells } from '../../../../shared/src/contract/history.ts'
import { describeOnBothEngines, describeOnFasterEngine } from '../../../support/describe-on-both-engines.ts'
import { who } from '../../../support/small-city.ts'
import { goodDraft, openTestOffice, roundId } from '../../../support/test-office.ts'
import type { TestStore } from '../../../support/test-store.ts'

async function lettersOf({ measureReader }: TestStore): Promise<readonly string[]> {
  const { measures } = await measureReader.history()
  return measures.map(({ cells }) =>
    writeCells(cells.map((marked) => ({ ...marked, cell: marked.cell ?? 'notAsked' }))),
  )
}

describeOnBothEngines('推移と施策の読み出し', (store) => {
  beforeEach(() => store().empty())

  test('回答・原典・状態を、施策と回ごとに一つずつ読む', async () => {
    const office = openTestOffice(store())
    await office.openRound()
    const submission = { person: who.leader, roundId, measureId: 'B1-3', draft: goodDraft }
    await submitCheckIn(office.deps, { ...submission, basedOn: 0, nonce: 'a' })
    await submitCheckIn(office.deps, {
      ...submission,
      basedOn: 1,
      nonce: 'b',
      draft: { ...goodDraft, weather: 'rainy' },
    })
    await store().rows("update expectations set state = 'excused' where measure_id = 'B2-1'")
    expect(await lettersOf(store())).toEqual(['ppR', '.p-', '..-', '..-', '..x'])
    await store().rows('update revisions set sample = true')
    expect((await lettersOf(store()))[0]).toBe('ppr')
  })

  test('PMOが確認した天気は、一覧のいちばん新しい回のものとして読み、一覧そのものは変えない', async () => {
    const office = openTestOffice(store())
    await office.openRound()
    const weatherDoubt = (measureId: string, state: string, text: string) =>
      store().rows(
        `insert into doubts (id, measure_id, field, "group", kind, about, note, place, state, settled_as, settled_text)
         values ('${measureId}-W', '${measureId}', 'weather', 'weather', 'guessed', '', '', 0, '${state}', 'corrected', '${text}')`,
      )
    await weatherDoubt('B1-3', 'settled', 'cloudy')
    await weatherDoubt('B1-4', 'open', 'stormy')
    expect(await lettersOf(store())).toEqual(['p1-', '.p-', '..-', '..-', '..-'])
    const { measures } = await store().boardReader.read('2025Q2')
    expect(measures.slice(0, 2).map(({ current }) => current)).toMatchObject([
      { source: 'published', weather: 'cloudy', confirmed: true },
      { source: 'published', weather: 'sunny', confirmed: false },
    ])
    expect(measures[0]?.previous).toMatchObject({ roundId: '2025Q1', weather: 'rainy', confirmed: false })
    const rounds = (await store().measureReader.measure('B1-3'))?.rounds
    expect(rounds?.map(({ published }) => published?.weather)).toEqual([undefined, 'cloudy', null])
    expect(
      await store().rows("select weather from published_answers where measure_id = 'B1-3' order by round_id"),
    ).toEqual([{ weather: 'rainy' }, { weather: 'sunny' }])
  })

  test('時間を数える指標だけを、目標とともに読む', async () => {
    await openTestOffice(store()).openRound()
    expect(await store().measureReader.indicatorsInHours()).toEqual([])
    await store().rows("update indicators set unit = '時間', target = null")
    expect(await store().measureReader.indicatorsInHours()).toEqual([
      { id: 'B1-3-rate', measureId: 'B1-3', name: '電子決裁率', target: null },
    ])
  })

  test('施策のすべての版を、職名と時刻とともに読む', async () => {
    const office = openTestOffice(store())
    await office.openRound()
    await submitCheckIn(office.deps, {
      person: who.leader,
      roundId,
      measureId: 'B1-3',
      basedOn: 0,
      nonce: 'a',
      draft: goodDraft,
    })
    const picture = await store().measureReader.measure('B1-3')
    expect(picture?.rounds[0]?.revisions).toMatchObject([
      { revision: 1, answeredBy: '総務課 PL', answeredAt: new Date('2025-12-16T01:42:00Z'), accepted: null },
    ])
    expect(picture?.indicators[0]).toMatchObject({ target: 80.5, cumulative: false })
    expect(await store().measureReader.measure('Z9-9')).toBeNull()
    expect(await store().measureReader.document('strategy')).toEqual({ goal: '業務量30％減' })
    expect(await store().measureReader.document('roadmap')).toBeNull()
  })
})

describeOnFasterEngine('推移の大きさ', (store) => {
  test('二千施策・四十回の天気が、九万字に満たない一つの答えになる', async () => {
    const run = (statement: string) => store().rows(statement)
    await run(`insert into people values ('p', '試験用 PL', '[]')`)
    await run(
      `insert into measures select 'T' || n, n, '施策', 'T', '柱', 'T1', '領域', '部', '課', '[]', '{}' from generate_series(1, 2000) n`,
    )
    await run(
      `insert into rounds select y || 'Q' || q, 'closed', '', '', '', '', null from generate_series(2015, 2024) y, generate_series(1, 4) q`,
    )
    await run(`insert into expectations select r.id, m.id, 'p', 'answered', null from rounds r, measures m`)
    await run(`insert into revisions (round_id, measure_id, revision, weather, progress, direction, direction_reason,
        direction_reason_text, figures, milestones, issue, next_action, next_year_needs, unchanged, sample, answered_by, answered_at, nonce)
      select r.id, m.id, 1, 'sunny', repeat('進', 10), 'continue', 'onPlan', '', '[]', '[]', '', '', '[]', false, false, 'p', '2025-01-01', 'n'
      from rounds r, measures m`)
    const letters = await lettersOf(store())
    expect(letters).toHaveLength(2000)
    expect(new Set(letters)).toEqual(new Set(['S'.repeat(40)]))
    expect(JSON.stringify(letters).length).toBeLessThan(90_000)
  }, 60_000)
})
