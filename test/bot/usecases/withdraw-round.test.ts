/** 取り下げ: what a sent round leaves behind when it is taken back, and what happens when it opens again. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { openRound } from '../../../bot/src/usecases/open-round.ts'
import { savePlan } from '../../../bot/src/usecases/plan-days.ts'
import { publishRecord } from '../../../bot/src/usecases/publish-record.ts'
import { readRoundStatus } from '../../../bot/src/usecases/read-round-status.ts'
import { rebuildRecord } from '../../../bot/src/usecases/rebuild-record.ts'
import { submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { previewWithdrawal, withdrawRound } from '../../../bot/src/usecases/withdraw-round.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { fakeCityLists } from '../../support/fake-city-lists.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { pressIn } from '../../support/press-in.ts'
import { measures, who } from '../../support/small-city.ts'
import { codeOf, goodDraft, roundId, start } from '../../support/test-office.ts'

/** Opened by hand on 16 December: due on 6 January, closed on 14 January. */
const office = officeForEachTest()
let now = start

beforeEach(async () => {
  now = start
  await office().openRound()
})

async function runAll(): Promise<void> {
  while ((await office().runJobs()).length > 0);
}

/** `at`: in Tokyo. */
function goTo(at: string): void {
  const next = new Date(`${at}:00+09:00`)
  office().passMinutes((next.getTime() - now.getTime()) / 60_000)
  now = next
}

async function tickAt(at: string): Promise<readonly string[]> {
  goTo(at)
  office().sent.length = 0
  await office().tick()
  await runAll()
  return office().sent.map(({ shows }) => shows)
}

async function answer(measureId: string, basedOn = 0) {
  const nonce = `${measureId}-${basedOn}-${now.getTime()}`
  return submitCheckIn(office().deps, { person: who.leader, roundId, measureId, basedOn, nonce, draft: goodDraft })
}

/** Whose messages were replaced since the last look, and what they say now. */
function replaced(): readonly (readonly [string | undefined, string])[] {
  const all = office().updated.map(({ address, shows }) => [nameOf(address.conversationId.slice(2)), shows] as const)
  office().updated.length = 0
  return all.toSorted()
}

const nameOf = (id: string) => Object.entries(who).find(([, known]) => known === id)?.[0]

async function cardOf(person: string): Promise<string> {
  const [row] = await office().store.rows(`select activity_id from sent_cards where person_id = '${person}'`)
  return String(row?.activity_id)
}

const withdraw = () => withdrawRound(office().deps, who.pmo, roundId)
const reopen = () => openRound(office().deps, who.pmo, roundId)
const notices = () => office().store.rows('select person_id, step, state, attempts, cause from notices order by 1, 2')
const states = async () =>
  (await office().store.rows('select measure_id, state from expectations order by 1')).map((row) => Object.values(row))

describe('取り下げる前に', () => {
  test('だれに何枚届いていて、回答がいくつあり、何が送られなくなるかが分かる', async () => {
    expect(await previewWithdrawal(office().deps, who.pmo, null)).toMatchObject({ messages: 0, unsent: 2, answers: 0 })
    await runAll()
    await answer('B1-3')
    expect(await previewWithdrawal(office().deps, who.pmo, roundId)).toMatchObject({
      holders: [
        { post: '総務課 PL', messages: 1 },
        { post: '総務課 副PL', messages: 1 },
      ],
      messages: 2,
      answers: 1,
      unsent: 0,
    })
    // Nothing has happened by looking.
    expect(codeOf(await answer('B1-4'))).toBeNull()
  })

  test('PMOでなければ、見ることも取り下げることもできない', async () => {
    for (const asker of [who.leader, who.manager, who.departmentHead, who.viceMayor, who.mayor, who.bystander]) {
      expect(codeOf(await previewWithdrawal(office().deps, asker, roundId))).toBe('notAllowed')
      expect(codeOf(await withdrawRound(office().deps, asker, roundId))).toBe('notAllowed')
    }
    expect(codeOf(await answer('B1-3'))).toBeNull()
  })

  test('締め切った回、開いていない回、取り下げた回は取り下げられない', async () => {
    expect(codeOf(await withdrawRound(office().deps, who.pmo, '2025Q2'))).toBe('roundClosed')
    expect(codeOf(await withdrawRound(office().deps, who.pmo, '2025Q4'))).toBe('unknownRound')
    await withdraw()
    expect(codeOf(await withdraw())).toBe('roundWithdrawn')
    expect(codeOf(await previewWithdrawal(office().deps, who.pmo, null))).toBe('noOpenRound')
  })
})

describe('取り下げると', () => {
  test('届いていたカードが同じ場所で、取り下げの文に変わる', async () => {
    await runAll()
    await withdraw()
    await runAll()
    expect(replaced()).toEqual([
      ['deputy', expect.stringContaining('取り下げ 2025-12-16')],
      ['leader', expect.stringContaining('取り下げ 2025-12-16')],
    ])
  })

  test('まだ送っていないお知らせは送られず、期限が来ても、だれにも何も届かない', async () => {
    await withdraw()
    await runAll()
    expect(office().sent).toEqual([])
    for (const day of ['2025-12-25', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-13', '2026-01-14']) {
      expect(await tickAt(`${day}T10:00`)).toEqual([])
    }
  })

  test('いただいた回答は残り、新しい回答は理由を添えて断る', async () => {
    await runAll()
    await answer('B1-3')
    const withdrawn = await withdraw()
    expect(withdrawn).toMatchObject({ answers: 1 })
    expect(codeOf(await answer('B1-4'))).toBe('roundWithdrawn')
    expect(codeOf(await answer('B1-3', 1))).toBe('roundWithdrawn')
    expect(await office().store.rows('select measure_id, revision from revisions')).toEqual([
      { measure_id: 'B1-3', revision: 1 },
    ])
  })

  test('入力の途中のカードはそのまま残り、送信しても文は消えず、1時間後に取り下げの文になる', async () => {
    await runAll()
    const card = await cardOf(who.leader)
    await pressIn(office(), who.leader, card, 'checkIn.form', { roundId, measureId: 'B1-3' })
    await withdraw()
    await runAll()
    expect(replaced().map(([name]) => name)).toEqual(['deputy'])
    const typed = { ...goodDraft, progress: '書きかけの長い文' }
    const reply = await pressIn(office(), who.leader, card, 'checkIn.submit', {
      roundId,
      measureId: 'B1-3',
      basedOn: 0,
      nonce: '0a3c1f6e-3c57-4a53-9d52-5b1f1f1f1f1f',
      ...typed,
    })
    // A line below the card, which stays as it is.
    expect(reply).toEqual({ message: expect.stringMatching(/取り下げ.*画面に残っています/) })
    await tickAt('2025-12-16T11:43')
    expect(replaced().map(([name]) => name)).toEqual(['leader'])
  })

  test('所属長へのお知らせも同じ場所で変わり、ご相談のカードは残る', async () => {
    await runAll()
    const draft = { ...goodDraft, consultation: '会計課との調整をお願いしたい', consultationBy: '2026-01-16' }
    const given = { person: who.leader, roundId, measureId: 'B1-3', basedOn: 0, nonce: 'consult', draft }
    expect(isRefusal(await submitCheckIn(office().deps, given))).toBe(false)
    await tickAt('2025-12-25T10:00')
    for (const day of ['2026-01-06', '2026-01-07', '2026-01-08']) await tickAt(`${day}T10:00`)
    const rung = (await notices()).filter(({ step }) => String(step).startsWith('rung:manager'))
    expect(rung).toMatchObject([{ person_id: who.manager, state: 'sent' }])
    office().updated.length = 0
    await withdraw()
    await runAll()
    const kept = office().updated.map(({ shows }) => shows)
    // 未回答の施策のお知らせ and 回答のご確認; the consultation is still somebody's to answer.
    expect(kept.filter((shows) => shows.startsWith('【業務改革】R7 Q3 この依頼は取り下げました'))).toHaveLength(2)
    expect(kept.some((shows) => shows.includes('相談'))).toBe(false)
    expect((await notices()).filter(({ step }) => String(step).startsWith('consultation'))).toMatchObject([
      { person_id: who.manager, state: 'sent' },
    ])
  })

  test('送っている最中に取り下げても、届いたカードが取り下げの文に変わる', async () => {
    const { sendOutcomes } = office()
    sendOutcomes.push(async ({ personId }) => {
      await withdraw()
      const address = { conversationId: `a:${personId}`, serviceUrl: 'https://smba.trafficmanager.net/jp/' }
      return { kind: 'sent', activityId: 'on-its-way', address }
    })
    await runAll()
    expect(office().updated).toMatchObject([{ activityId: 'on-its-way', shows: expect.stringContaining('取り下げ') }])
    expect(office().sent).toHaveLength(1)
  })

  test('記録のリストの項目が直され、状況は開いている回がないことを伝える', async () => {
    await withdraw()
    expect(
      await office().store.rows(`select state, withdrawn_at is not null as at from rounds where id = '${roundId}'`),
    ).toEqual([{ state: 'withdrawn', at: true }])
    const due = await office().store.rows(
      `select version from record_items where list = 'rounds' and key = '${roundId}'`,
    )
    expect(due).toEqual([{ version: 2 }])
    expect(codeOf(await readRoundStatus(office().deps, who.pmo))).toBe('noOpenRound')
  })
})

test('データベースを失っても、取り下げた回は、取り下げた日とともにリストから戻る', async () => {
  await answer('B1-3')
  await withdraw()
  const lists = fakeCityLists()
  const deps = { ...office().deps, cityLists: lists }
  await publishRecord(deps)
  const rounds = () => office().store.rows('select id, state, withdrawn_at from rounds order by id')
  const before = await rounds()
  expect(before).toContainEqual({ id: roundId, state: 'withdrawn', withdrawn_at: expect.anything() })
  await office().store.empty()
  const source = { pages: lists.pages, personByName: lists.personByName, published: true }
  expect(await rebuildRecord(deps, source, () => undefined)).toMatchObject({ kind: 'rebuilt' })
  expect(await rounds()).toEqual(before)
  expect(isRefusal(await reopen())).toBe(false)
  expect(codeOf(await answer('B1-3', 1))).toBeNull()
})

describe('もう一度開くと', () => {
  test('カードは元の場所で一覧に戻り、前の回答は残り、同じカードは二度届かない', async () => {
    await runAll()
    await answer('B1-3')
    await withdraw()
    await runAll()
    office().sent.length = 0
    office().updated.length = 0
    expect(isRefusal(await reopen())).toBe(false)
    await runAll()
    expect(office().sent).toEqual([])
    expect(replaced()).toEqual([
      ['deputy', 'B1-3:1 B2-2:0 B2-1:0'],
      ['leader', 'B1-3:1 B1-4:0 A1-1:0'],
    ])
    expect(await states()).toEqual([
      ['A1-1', 'delivered'],
      ['B1-3', 'answered'],
      ['B1-4', 'delivered'],
      ['B2-1', 'delivered'],
      ['B2-2', 'delivered'],
    ])
    expect(codeOf(await answer('B1-4'))).toBeNull()
    expect(codeOf(await answer('B1-3', 1))).toBeNull()
  })

  test('その日にもう聞いた人には翌開庁日に、再開が一度だけ届く', async () => {
    await runAll()
    await withdraw()
    await reopen()
    await runAll()
    expect(await tickAt('2025-12-16T15:00')).toEqual([])
    const heard = await tickAt('2025-12-17T08:30')
    expect(heard).toHaveLength(2)
    for (const shows of heard) expect(shows).toContain('再開しました')
    expect(await tickAt('2025-12-17T10:00')).toEqual([])
    expect(await tickAt('2025-12-18T10:00')).toEqual([])
  })

  test('届く前に取り下げた人には、はじめてのカードが一度だけ届く', async () => {
    await withdraw()
    await runAll()
    await reopen()
    await runAll()
    await runAll()
    expect(
      office()
        .sent.map(({ shows }) => shows)
        .sort(),
    ).toEqual(['B1-3:0 B1-4:0 A1-1:0', 'B1-3:0 B2-2:0 B2-1:0'])
    expect(await tickAt('2025-12-17T10:00')).toEqual([])
    expect((await notices()).every(({ step, state }) => step === 'opened' && state === 'sent')).toBe(true)
  })

  test('届いたか分からなかったカードは、印を付けて一度だけ送り直す', async () => {
    office().sendOutcomes.push({ kind: 'unknown', cause: 'timeout' }, { kind: 'unknown', cause: 'timeout' })
    await office().runJobs()
    await withdraw()
    await runAll()
    await reopen()
    await runAll()
    expect(office().sent).toHaveLength(4)
    const rows = await office().store.rows('select state, maybe_twice from notices')
    expect(rows).toEqual([
      { state: 'sent', maybe_twice: true },
      { state: 'sent', maybe_twice: true },
    ])
  })

  test('間に担当が変わり、対象外が決まっていれば、それに従い、数は台帳と合う', async () => {
    await runAll()
    await answer('B1-3')
    await withdraw()
    await office().store.unitOfWork.run(async (tx) => {
      await tx.assignments.saveExcuse({
        roundId,
        measureId: 'B2-2',
        reason: 'notStarted',
        text: '',
        by: who.pmo,
        at: now,
      })
      const assignment = { measureId: 'A1-1', leader: who.bystander, deputies: [], relatedSections: [] }
      await tx.assignments.save({ leadSection: '総務課', assignment })
    })
    await runAll()
    office().sent.length = 0
    await reopen()
    await runAll()
    expect(office().sent.map(({ personId, shows }) => [personId, shows])).toEqual([[who.bystander, 'A1-1:0']])
    const status = await readRoundStatus(office().deps, who.pmo)
    if (isRefusal(status)) throw new Error('The status was not given')
    expect(status.tally).toMatchObject({ all: measures.length, answered: 1, excused: 1, unanswered: 3 })
    expect(Object.values(status.stages).reduce((sum, count) => sum + count, 0)).toBe(measures.length)
  })

  test('新しい開始の日を決めれば、その日に自動で開く。決めないうちは開かない', async () => {
    await runAll()
    await withdraw()
    await runAll()
    expect(await tickAt('2025-12-17T10:00')).toEqual([])
    const typed = { opensOn: '2025-12-16', dueOn: '2026-01-09', closesOn: '2026-01-20' }
    expect(codeOf(await savePlan(office().deps, who.pmo, roundId, typed))).toBe('dateTooEarly')
    await savePlan(office().deps, who.pmo, roundId, { ...typed, opensOn: '2025-12-22' })
    expect((await tickAt('2025-12-19T10:00')).filter((shows) => shows.includes('再開'))).toEqual([])
    const heard = await tickAt('2025-12-22T10:00')
    expect(heard.filter((shows) => shows.includes('再開しました'))).toHaveLength(2)
    expect(codeOf(await answer('B1-4'))).toBeNull()
  })
})
