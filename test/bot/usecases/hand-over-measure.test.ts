import { beforeEach, describe, expect, test } from '@jest/globals'
import {
  handOverMeasure,
  readHandOver,
  readHandOverChoices,
  settleHandOver,
  takeHandOverBack,
} from '../../../bot/src/usecases/hand-over-measure.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { who } from '../../support/small-city.ts'
import { codeOf } from '../../support/test-office.ts'

const office = officeForEachTest()
const measureId = 'B1-3'
const place = { measureId, number: 1 }

const offer = (to: string = who.bystander, person: string = who.leader, effectiveOn: string | null = null) =>
  handOverMeasure(office().deps, person, { measureId, to, effectiveOn })
const settle = (accepts: boolean, person: string = who.bystander, reply = '') =>
  settleHandOver(office().deps, person, { ...place, accepts, reply })
const standing = () =>
  office().store.rows(
    `select person_id as id, part from assignments where measure_id = '${measureId}' order by part desc`,
  )
const expectation = async () =>
  (await office().store.rows(`select responsible, state from expectations where measure_id = '${measureId}'`))[0]
const stored = () => office().store.rows('select number, kind, state, reply from hand_overs order by number')
async function sent(): Promise<readonly string[]> {
  office().sent.length = 0
  await office().runJobs()
  const names = new Map(Object.entries(who).map(([name, id]) => [id as string, name]))
  return office().sent.map(({ personId, shows }) => `${names.get(personId)}: ${shows}`)
}

const before = [
  { id: who.leader, part: 'leader' },
  { id: who.deputy, part: 'deputy' },
]
const after = [
  { id: who.bystander, part: 'leader' },
  { id: who.deputy, part: 'deputy' },
]

beforeEach(async () => {
  await office().openRound()
  await office().runJobs()
})

describe('担当者が同僚に引き継ぎをお願いすると', () => {
  test('相手にカードが届き、返事があるまで担当は変わらない', async () => {
    expect(await offer()).toMatchObject({ from: '総務課 PL', to: '会計課 主事', handOver: { state: 'offered' } })
    expect(await sent()).toEqual(['bystander: 【業務改革】B1-3 の引き継ぎの依頼'])
    expect(await standing()).toEqual(before)
  })

  test('引き受けると、担当と回の期待が移り、代理は残り、四つの回答のカードが届く', async () => {
    await offer()
    await sent()
    expect(codeOf(await settle(true))).toBeNull()
    expect(await standing()).toEqual(after)
    expect(await expectation()).toMatchObject({ responsible: who.bystander, state: 'planned' })
    const told = await sent()
    expect(told).toContain('bystander: 【業務改革】B1-3 をお引き継ぎいただきました')
    expect(told).toContain('leader: 【業務改革】B1-3 の引き継ぎが決まりました')
    expect(told.filter((one) => one === 'bystander: B1-3:0')).toHaveLength(1)
    expect(codeOf(await settle(true))).toBeNull()
    expect(await sent()).toEqual([])
  })

  test('見送ると、言葉が届き、担当は変わらない', async () => {
    await offer()
    await sent()
    await settle(false, who.bystander, '4月からにしてほしい')
    expect(await stored()).toMatchObject([{ state: 'declined', reply: '4月からにしてほしい' }])
    expect(await sent()).toEqual(['leader: 【業務改革】B1-3 の引き継ぎへのお返事'])
    expect(await standing()).toEqual(before)
  })

  test('二度押しても依頼は一つで、別の人には取り下げてから頼む', async () => {
    await offer()
    await offer()
    expect(await stored()).toHaveLength(1)
    expect(codeOf(await offer(who.deputy))).toBe('handOverPending')
    expect(codeOf(await takeHandOverBack(office().deps, who.leader, place))).toBeNull()
    expect(codeOf(await settle(true))).toBe('noOpenHandOver')
    expect(codeOf(await offer(who.deputy))).toBeNull()
  })

  test.each([
    ['相手でない人', who.manager, 'noOpenHandOver'],
    ['担当者自身', who.leader, 'noOpenHandOver'],
  ])('%sは返事をしない', async (_, person, code) => {
    await offer()
    expect(codeOf(await settle(true, person))).toBe(code)
    expect(await standing()).toEqual(before)
  })

  test.each([
    ['自分自身', who.leader, 'alreadyLeader'],
    ['登録のない人', who.stranger, 'unknownReceiver'],
  ])('%sには頼めない', async (_, to, code) => {
    expect(codeOf(await offer(to))).toBe(code)
  })

  test('ほかの人の施策は引き継げない', async () => {
    expect(codeOf(await offer(who.deputy, who.bystander))).toBe('notYourMeasure')
    const none = await readHandOverChoices(office().deps, who.bystander)
    expect(isRefusal(none) ? none : none.measures).toEqual([])
  })
})

describe('所属長が後任を指定すると', () => {
  test('すぐに担当が変わり、同僚への依頼は取り下げになる', async () => {
    await offer()
    await sent()
    expect(await offer(who.deputy, who.manager)).toMatchObject({ handOver: { kind: 'appointment', state: 'accepted' } })
    expect(await standing()).toEqual([{ id: who.deputy, part: 'leader' }])
    expect(await stored()).toMatchObject([{ state: 'withdrawn' }, { state: 'accepted' }])
  })

  test('発令の日までは何も変わらず、誰にも知らせず、記録の一覧にも出ない', async () => {
    await offer(who.bystander, who.manager, '2025-12-20')
    await office().tick()
    expect(await sent()).toEqual([])
    expect(await standing()).toEqual(before)
    expect(codeOf(await readHandOver(office().deps, who.bystander, place))).toBe('noOpenHandOver')
    const items = () =>
      office().deps.unitOfWork.run((tx) => tx.record.items([{ list: 'decisions', key: 'handOver|B1-3|1' }]))
    expect(await items()).toEqual([])
    office().passMinutes(4 * 24 * 60)
    await office().tick()
    expect(await standing()).toEqual(after)
    // A Saturday: the duty begins, the card comes on Monday.
    expect(await sent()).toEqual([])
    office().passMinutes(2 * 24 * 60)
    await office().tick()
    expect(await sent()).toContain('bystander: 【業務改革】B1-3 をお引き継ぎいただきました')
    expect(await items()).toMatchObject([{ cells: { kind: 'handOver', measureId: 'B1-3', by: who.manager } }])
    await office().tick()
    expect(await sent()).toEqual([])
  })

  test('発令の前に指定し直すと、新しいほうだけが効く', async () => {
    await offer(who.bystander, who.manager, '2025-12-20')
    await offer(who.bystander, who.manager, '2025-12-20')
    expect(await stored()).toHaveLength(1)
    await offer(who.deputy, who.manager, '2025-12-20')
    office().passMinutes(4 * 24 * 60)
    await office().tick()
    expect(await standing()).toEqual([{ id: who.deputy, part: 'leader' }])
  })

  test('年度末を過ぎた回の期待は、前任のまま残る', async () => {
    await office().store.rows("update rounds set closes_on = '2026-04-10'")
    office().passMinutes(24 * 60 * 107)
    await offer(who.bystander, who.manager)
    expect(await standing()).toEqual(after)
    expect(await expectation()).toMatchObject({ responsible: who.leader })
  })

  test('引き継いだ後に元へ戻しても、古い引き継ぎが繰り返されない', async () => {
    await offer(who.bystander, who.manager)
    await offer(who.leader, who.manager)
    await office().tick()
    expect((await standing())[0]).toEqual({ id: who.leader, part: 'leader' })
  })
})
