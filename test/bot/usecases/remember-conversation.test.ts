import { beforeEach, describe, expect, test } from '@jest/globals'
import { closeRound } from '../../../bot/src/usecases/close-round.ts'
import { importRegister } from '../../../bot/src/usecases/import-register.ts'
import type { SendOutcome } from '../../../bot/src/usecases/ports.ts'
import { rememberConversation } from '../../../bot/src/usecases/remember-conversation.ts'
import { askAboutAnswer } from '../../../bot/src/usecases/review-answer.ts'
import { submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { smallCity, who } from '../../support/small-city.ts'
import { chatOfPerson, goodDraft, roundId } from '../../support/test-office.ts'

const office = officeForEachTest()

const stored = () =>
  office().store.rows('select person_id, conversation_id, service_url, updated_at from conversations')

describe('宛先', () => {
  beforeEach(async () => {
    await importRegister(office().deps, smallCity)
  })

  test('知っている人の宛先は残り、次の活動で上書きされる', async () => {
    expect(await rememberConversation(office().deps, who.leader, chatOfPerson(who.leader))).toBe(true)
    const moved = { conversationId: 'a:moved', serviceUrl: 'https://smba.trafficmanager.net/emea/' }
    expect(await rememberConversation(office().deps, who.leader, moved)).toBe(true)
    expect(await stored()).toMatchObject([
      { person_id: who.leader, conversation_id: moved.conversationId, service_url: moved.serviceUrl },
    ])
  })

  test('知らない人の宛先は残らない', async () => {
    expect(await rememberConversation(office().deps, who.stranger, chatOfPerson(who.stranger))).toBe(false)
    expect(await stored()).toEqual([])
  })

  test('同時に何度届いても、宛先は一つ', async () => {
    const known = await Promise.all(
      [1, 2, 3, 4, 5].map(() => rememberConversation(office().deps, who.leader, chatOfPerson(who.leader))),
    )
    expect(known).toEqual([true, true, true, true, true])
    expect(await stored()).toHaveLength(1)
  })
})

describe('届かなかった人が、ボットに書いたら', () => {
  const unreachable: SendOutcome = { kind: 'refused', cause: 'ConversationBlockedByUser' }
  const write = (person: string = who.leader) => rememberConversation(office().deps, person, chatOfPerson(person))
  const states = (person: string = who.leader) =>
    office().store.rows(
      `select distinct state, cause from expectations where responsible = '${person}' order by state, cause`,
    )
  const shown = () => office().sent.map(({ personId, shows }) => [personId, shows])

  beforeEach(async () => {
    await office().openRound()
    office().sendOutcomes.push(unreachable, unreachable)
    await office().runJobs()
    office().sent.length = 0
  })

  test('すぐに「連絡先の確認が必要」から外れ、一覧カードが改めて届く', async () => {
    expect(await states()).toEqual([{ state: 'unreachable', cause: 'ConversationBlockedByUser' }])
    await write()
    expect(await states()).toEqual([{ state: 'planned', cause: null }])
    await office().runJobs()
    expect(shown()).toEqual([[who.leader, 'B1-3:0 B1-4:0 A1-1:0']])
    expect(await states()).toEqual([{ state: 'delivered', cause: null }])
  })

  test('何度書いても、カードは一度だけ届く', async () => {
    for (let time = 0; time < 3; time += 1) await write()
    await office().runJobs()
    await write()
    await office().runJobs()
    expect(shown()).toHaveLength(1)
  })

  test('また断られれば、原因とともに戻る', async () => {
    await write()
    office().sendOutcomes.push(unreachable)
    await office().runJobs()
    expect(await states()).toEqual([{ state: 'unreachable', cause: 'ConversationBlockedByUser' }])
  })

  test('ほかの人の状態は変わらない', async () => {
    await write()
    expect(await states(who.deputy)).toEqual([{ state: 'unreachable', cause: 'ConversationBlockedByUser' }])
  })

  test('締め切った後は、その人に何も届かない', async () => {
    await closeRound(office().deps, who.pmo, roundId)
    await write()
    await office().runJobs()
    expect(shown().filter(([person]) => person === who.leader)).toEqual([])
  })

  test('一覧は届いていて、確認のお願いだけが届かなかったときは、そのお願いが改めて届き、原因が消える', async () => {
    await write()
    await office().runJobs()
    const place = { roundId, measureId: 'B1-4' }
    await submitCheckIn(office().deps, { ...place, person: who.leader, basedOn: 0, nonce: 'n', draft: goodDraft })
    await askAboutAnswer(office().deps, { ...place, asker: who.pmo, question: 'なぜですか。' })
    office().sendOutcomes.push(unreachable)
    await office().runJobs()
    office().sent.length = 0
    const returned = () => office().store.rows("select state, cause from expectations where measure_id = 'B1-4'")
    expect(await returned()).toEqual([{ state: 'returned', cause: 'ConversationBlockedByUser' }])
    await write()
    expect(await returned()).toEqual([{ state: 'returned', cause: null }])
    expect(await states()).toEqual([
      { state: 'delivered', cause: null },
      { state: 'returned', cause: null },
    ])
    await office().runJobs()
    expect(shown()).toEqual([[who.leader, 'B1-4 なぜですか。']])
  })
})
