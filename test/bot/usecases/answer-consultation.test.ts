import { beforeEach, describe, expect, test } from '@jest/globals'
import { consultationCard } from '../../../bot/src/cards/consultation-card.ts'
import {
  passOnConsultation,
  readConsultation,
  replyToConsultation,
} from '../../../bot/src/usecases/answer-consultation.ts'
import { readRoundStatus } from '../../../bot/src/usecases/read-round-status.ts'
import { submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { smallCity, who } from '../../support/small-city.ts'
import { codeOf, goodDraft, roundId } from '../../support/test-office.ts'

const office = officeForEachTest()
const place = { roundId, measureId: 'B1-3', number: 1 }
const wish = { consultation: '会計課・財政課との協議の場を設けてほしい', consultationBy: '2026-01-16' }

let nonces = 0
async function submit(draft: object = wish, basedOn = 0, person: string = who.leader) {
  nonces += 1
  const nonce = `nonce-${nonces}`
  const saved = await submitCheckIn(office().deps, {
    person,
    roundId,
    measureId: 'B1-3',
    basedOn,
    nonce,
    draft: { ...goodDraft, ...draft },
  })
  if (isRefusal(saved)) throw new Error('not saved', { cause: saved.refusal })
  return saved
}
const reply = (person: string, text = '1月13日の課長会議後に調整します。') =>
  replyToConsultation(office().deps, { asker: person, ...place, reply: text })
const pass = (person: string) => passOnConsultation(office().deps, { asker: person, ...place })
const cases = () => office().store.rows('select number, text, wanted_by, rung, state, reply from consultations')
/** What went out to whom, as 「post: summary」. */
async function sent(): Promise<readonly string[]> {
  office().sent.length = 0
  await office().runJobs()
  const names = new Map(Object.entries(who).map(([name, id]) => [id as string, name]))
  return office().sent.map(({ personId, shows }) => `${names.get(personId)}: ${shows}`)
}
const toManager = 'manager: 【業務改革】R7 Q3 B1-3 のご相談（1月16日（金）まで）'

beforeEach(async () => {
  await office().openRound()
  await office().runJobs()
})

describe('回答に相談を書くと', () => {
  test('サインイン名が分かれば、所属長のカードから担当とのチャットを開ける', async () => {
    await submit()
    const card = async () => {
      const shown = await readConsultation(office().deps, { asker: who.manager, ...place })
      return isRefusal(shown) ? '' : JSON.stringify(consultationCard(shown, true))
    }
    expect(await card()).not.toContain('担当と話す')
    await office().deps.unitOfWork.run((tx) => tx.people.saveSignInName(who.leader, 'soumu+pl@city.example'))
    expect(await card()).toContain(
      '"title":"担当と話す","url":"https://teams.microsoft.com/l/chat/0/0?users=soumu%2Bpl%40city.example"',
    )
  })

  test('同じ取引で相談が立ち、所属長にカードが届く', async () => {
    expect((await submit()).consulted).toEqual(['総務課長'])
    expect(await cases()).toEqual([
      { number: 1, text: wish.consultation, wanted_by: '2026-01-16', rung: 'manager', state: 'open', reply: null },
    ])
    expect(await sent()).toEqual([toManager])
  })

  test('同じ文のまま回答を直しても、相談は一つで、二度は届かない', async () => {
    await submit()
    await sent()
    await submit({ ...wish, progress: '直した文' }, 1)
    expect(await cases()).toHaveLength(1)
    expect(await sent()).toEqual([])
  })

  test('文を直すと届いたカードが新しい文になり、消すと取り下げになる', async () => {
    await submit()
    await sent()
    office().passMinutes(10)
    await submit({ consultation: '協議の場と時期の両方をお願いしたい' }, 1)
    await office().runJobs()
    expect(JSON.stringify(office().updated)).toContain('B1-3')
    expect(await cases()).toMatchObject([
      { text: '協議の場と時期の両方をお願いしたい', wanted_by: null, state: 'open' },
    ])
    await submit({}, 2)
    expect(await cases()).toMatchObject([{ state: 'withdrawn' }])
    expect(codeOf(await reply(who.manager))).toBe('consultationSettled')
  })

  test('おつなぎする先がなくても、回答は保存される', async () => {
    await office().store.rows(
      "update people set duties = '[]' where id <> (select id from people order by id offset 4 limit 1)",
    )
    expect((await submit()).consulted).toEqual([])
    expect(await cases()).toEqual([])
  })

  test('相談のない回答では、何も立たない', async () => {
    expect((await submit({})).consulted).toBeNull()
    expect(await cases()).toEqual([])
  })
})

describe('相談は', () => {
  beforeEach(async () => {
    await submit()
    await sent()
  })

  test('課長から部長、副市長へ一度ずつつながり、その先はない', async () => {
    expect(await pass(who.manager)).toMatchObject({ heldBy: ['総務部長'], passedBy: ['総務課長'], mayPassOn: true })
    expect(codeOf(await pass(who.manager))).toBeNull()
    expect(await sent()).toEqual([toManager.replace('manager', 'departmentHead')])
    await pass(who.departmentHead)
    expect(await sent()).toEqual([toManager.replace('manager', 'viceMayor')])
    expect(codeOf(await pass(who.viceMayor))).toBe('nobodyToConsult')
    expect(codeOf(await reply(who.manager))).toBe('consultationElsewhere')
  })

  test('お返事は担当者に一度だけ届き、同じお返事の二度押しは一つになる', async () => {
    expect(await reply(who.manager)).toMatchObject({ repliedBy: '総務課長', consultation: { state: 'answered' } })
    expect(codeOf(await reply(who.manager))).toBeNull()
    expect(await sent()).toEqual(['leader: 【業務改革】R7 Q3 B1-3 のご相談へのお返事'])
    expect(codeOf(await reply(who.manager, '別の返事'))).toBe('consultationSettled')
  })

  test('空の返事と300字を超える返事は受け取らず、相談はそのまま残る', async () => {
    expect(codeOf(await reply(who.manager, ' '))).toBe('textMissing')
    expect(codeOf(await reply(who.manager, '長'.repeat(301)))).toBe('textTooLong')
    expect(await cases()).toMatchObject([{ state: 'open' }])
  })

  test.each([
    ['担当者', who.leader, 'notAllowed'],
    ['PMO', who.pmo, 'notAllowed'],
    ['市長', who.mayor, 'notAllowed'],
    ['まだ届いていない部長', who.departmentHead, 'consultationElsewhere'],
    ['登録のない人', who.stranger, 'unknownPerson'],
  ])('%sは返事をしない', async (_, person, code) => {
    expect(codeOf(await reply(person))).toBe(code)
    expect(await cases()).toMatchObject([{ state: 'open' }])
  })

  test('PMOの状況に、期日と期日経過が出る', async () => {
    const status = () => readRoundStatus(office().deps, who.pmo)
    expect(await status()).toMatchObject({ consultations: [{ heldBy: ['総務課長'], overdue: false }] })
    office().passMinutes(60 * 24 * 40)
    expect(await status()).toMatchObject({ consultations: [{ overdue: true }] })
    await reply(who.manager)
    expect(await status()).toMatchObject({ consultations: [] })
  })

  test('課長が異動すると、後任の課長に届き、返事ができる', async () => {
    await office().store.rows(`update people set duties = '[]' where id = '${who.manager}'`)
    await office().tick()
    expect(await sent()).toEqual([])
    await office().store.rows(
      `update people set duties = '[{"kind":"manager","section":"総務課"}]' where id = '${who.bystander}'`,
    )
    await office().tick()
    expect(await sent()).toEqual([toManager.replace('manager', 'bystander')])
    expect(codeOf(await reply(who.manager))).toBe('notAllowed')
    expect(codeOf(await reply(who.bystander))).toBeNull()
  })

  test('ない番号の相談は、見つからないと分かる', async () => {
    const other = { asker: who.manager, ...place, number: 7 }
    expect(codeOf(await readConsultation(office().deps, other))).toBe('consultationElsewhere')
  })
})

describe('担当者が課長を兼ねていると', () => {
  test('部長から始まる', async () => {
    const assignments = smallCity.assignments.map((one) =>
      one.measureId === 'B1-3' ? { ...one, leader: who.manager, deputies: [] } : one,
    )
    await office().store.empty()
    await office().openRound({ ...smallCity, assignments })
    await office().runJobs()
    expect((await submit(wish, 0, who.manager)).consulted).toEqual(['総務部長'])
  })
})

describe('天気が続けて悪いとき', () => {
  /** They are gathered until the notices of the next day. */
  const worsening = async () => {
    office().passMinutes(24 * 60)
    await office().tick()
    return (await sent()).filter((one) => one.includes('困りごと'))
  }

  async function answeredBefore(weather: string): Promise<void> {
    await office().store.rows(
      `insert into rounds (id, state, opens_on, due_on, closes_on, as_of_day) values ('2025Q2x', 'closed', '2025-09-12', '2025-09-30', '2025-10-07', '2025-08-31')`,
    )
    await office().store.rows(
      `insert into expectations (round_id, measure_id, state) values ('2025Q2x', 'B1-3', 'accepted')`,
    )
    await office().store.rows(
      `insert into revisions (round_id, measure_id, revision, weather, progress, direction, direction_reason, direction_reason_text, figures, milestones, issue, next_action, next_year_needs, unchanged, sample, answered_by, answered_at, nonce)
       values ('2025Q2x', 'B1-3', 1, '${weather}', '前回の文', 'continue', 'onPlan', '', '[]', '[]', '', '', '[]', false, false, '${who.leader}', '2025-09-20T00:00:00Z', 'before')`,
    )
  }

  test('2回続けて雨なら、所属長に一度だけ知らせる', async () => {
    await answeredBefore('rainy')
    await submit({ weather: 'rainy' })
    expect(await worsening()).toEqual(['manager: 【業務改革】R7 Q3 B1-3 の困りごとの共有'])
    await submit({ weather: 'stormy' }, 1)
    expect(await worsening()).toEqual([])
  })

  test('晴れから雨なら知らせ、晴れからくもりなら知らせない', async () => {
    await answeredBefore('sunny')
    await submit({ weather: 'cloudy' })
    expect(await worsening()).toEqual([])
    await submit({ weather: 'rainy' }, 1)
    expect(await worsening()).toHaveLength(1)
  })

  test('お知らせの前に直されたら、届かない。また悪くなったら、届く', async () => {
    await answeredBefore('rainy')
    await submit({ weather: 'rainy' })
    await submit({ weather: 'sunny' }, 1)
    expect(await worsening()).toEqual([])
    await submit({ weather: 'stormy' }, 2)
    expect(await worsening()).toHaveLength(1)
  })

  test('二つの施策のうち一つが直されたら、残りの一つだけを知らせる', async () => {
    await answeredBefore('rainy')
    await submit({ weather: 'rainy' })
    await office().store.unitOfWork.run((tx) =>
      tx.delivery.joinWaiting(roundId, who.manager, 'worsening:', [
        { measureId: 'B1-4', as: 'manager', dueOn: '2025-12-26' },
      ]),
    )
    await submit({ weather: 'sunny' }, 1)
    expect(await office().store.rows(`select step, about from notices where starts_with(step, 'worsening:')`)).toEqual([
      { step: 'worsening:B1-4', about: [{ measureId: 'B1-4', as: 'manager', dueOn: '2025-12-26' }] },
    ])
  })

  test('印刷された一覧の印は、数えない', async () => {
    await submit({ weather: 'rainy' })
    expect(await worsening()).toEqual([])
  })
})
