/** 段階ごとの施策数: what the PMO sees of each measure beside its state, as far as the product saw it. */
import { beforeEach, expect, test } from '@jest/globals'
import { readRoundStatus } from '../../../bot/src/usecases/read-round-status.ts'
import { rememberSentCard } from '../../../bot/src/usecases/remember-sent-card.ts'
import { submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { pressIn } from '../../support/press-in.ts'
import { measures, who } from '../../support/small-city.ts'
import { goodDraft, roundId } from '../../support/test-office.ts'

const office = officeForEachTest()

beforeEach(async () => {
  await office().openRound()
})

/** Those that are not 0; all of them add up to the register. */
async function stages(): Promise<object> {
  const status = await readRoundStatus(office().deps, who.pmo)
  if (isRefusal(status)) throw new Error('The status was not given', { cause: status.refusal })
  const counts = Object.entries(status.stages)
  expect(counts.reduce((sum, [, count]) => sum + count, 0)).toBe(measures.length)
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

async function cardOf(person: string): Promise<string> {
  const [row] = await office().store.rows(`select activity_id from sent_cards where person_id = '${person}'`)
  return String(row?.activity_id)
}

async function runAll(): Promise<void> {
  while ((await office().runJobs()).length > 0);
}

test('届く前、届いた後、カードのボタンを押した後、回答した後、所属長が見た後で、段階が進む', async () => {
  expect(await stages()).toEqual({ planned: 5 })
  await runAll()
  expect(await stages()).toEqual({ delivered: 5 })
  await pressIn(office(), who.leader, await cardOf(who.leader), 'checkIn.form', { roundId, measureId: 'B1-3' })
  expect(await stages()).toEqual({ opened: 3, delivered: 2 })
  const given = { person: who.leader, roundId, measureId: 'B1-3', basedOn: 0, nonce: 'first', draft: goodDraft }
  await submitCheckIn(office().deps, given)
  expect(await stages()).toEqual({ opened: 2, delivered: 2, answered: 1 })
  const digest = { roundId, section: '総務課', shown: 'B1-3:1', how: 'seen', line: '' }
  expect('card' in (await pressIn(office(), who.manager, null, 'digest.look', digest))).toBe(true)
  expect(await stages()).toEqual({ opened: 2, delivered: 2, seen: 1 })
})

test('「一覧」で自分から開いた人も、開いたと分かる。カードでない場所のボタンからは分からない', async () => {
  await runAll()
  await pressIn(office(), who.deputy, null, 'measures.list', {})
  expect(await stages()).toEqual({ delivered: 5 })
  await rememberSentCard(office().deps, who.deputy, roundId, { activityId: 'reply', conversationId: 'a:deputy' })
  expect(await stages()).toEqual({ opened: 2, delivered: 3 })
})

test('届かない人の施策は、前に開いていても、連絡先の確認に数える', async () => {
  await runAll()
  await pressIn(office(), who.deputy, await cardOf(who.deputy), 'measures.list', {})
  await office().store.unitOfWork.run((tx) => tx.rounds.markUnreachable(roundId, who.deputy, 'BotDisabledByAdmin'))
  expect(await stages()).toEqual({ delivered: 3, unreachable: 2 })
})
