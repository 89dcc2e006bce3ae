/** 割当: who stands for a measure, and what an open round makes of it. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { assignMeasure, listAssignments, readAssignment } from '../../../bot/src/usecases/assign-measure.ts'
import { changeRoles } from '../../../bot/src/usecases/change-role.ts'
import { importRegister } from '../../../bot/src/usecases/import-register.ts'
import { submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { isRefusal, type Refusal } from '../../../shared/src/domain/refusal.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { smallCity, who } from '../../support/small-city.ts'
import { codeOf, goodDraft, roundId } from '../../support/test-office.ts'

const office = officeForEachTest()
const rows = (statement: string) => office().store.rows(statement)

function done<T>(result: T | { readonly refusal: Refusal }): T {
  if (isRefusal(result)) throw new Error('It was refused', { cause: result.refusal })
  return result as T
}

interface Wanted {
  readonly leader?: string | null
  readonly deputies?: readonly string[]
  readonly leadSection?: string
  readonly mark?: string
  readonly asker?: string
}

async function assign(measureId: string, wanted: Wanted) {
  const { deps } = office()
  const { row, mark } = done(await readAssignment(deps, who.pmo, measureId))
  const { leader, deputies } = row.assignment
  const draft = { leadSection: row.measure.leadSection ?? '', leader, deputies, ...wanted }
  return assignMeasure(deps, wanted.asker ?? who.pmo, measureId, wanted.mark ?? mark, draft)
}

const expectation = async (measureId: string) =>
  (await rows(`select responsible, state, cause from expectations where measure_id = '${measureId}'`))[0]
const jobs = async () =>
  (await office().store.jobs()).map(({ name, payload }) => [name, 'personId' in payload ? payload.personId : null])

describe('割当の一覧は', () => {
  test('PLの決まっていない施策を先に、一覧の順で並べる', async () => {
    await importRegister(office().deps, smallCity)
    await rows("delete from assignments where measure_id in ('B1-4', 'B2-1')")
    const { rows: list, roundId: next, sections } = done(await listAssignments(office().deps, who.pmo))
    expect(list.map(({ measure }) => measure.id)).toEqual(['B1-4', 'B2-1', 'B1-3', 'A1-1', 'B2-2'])
    expect(next).toBe(roundId)
    expect(sections).toEqual(['総務課', '会計課', '財政課'])
  })
})

describe('割り当てると', () => {
  beforeEach(() => importRegister(office().deps, smallCity))

  test('PL・代理・主担当課が変わり、関係課は残る', async () => {
    const { view, changed, handedTo } = done(
      await assign('B1-3', { leader: who.deputy, deputies: [who.bystander, who.leader], leadSection: '会計課' }),
    )
    expect(changed).toBe(true)
    expect(handedTo).toBeNull()
    expect(view.row).toMatchObject({
      measure: { leadSection: '会計課' },
      assignment: { leader: who.deputy, deputies: [who.leader, who.bystander], relatedSections: ['会計課', '財政課'] },
    })
    expect(await jobs()).toEqual([])
  })

  test('同じままなら、何も書かない', async () => {
    const version = await office().deps.boardReader.version()
    expect(done(await assign('B1-3', {})).changed).toBe(false)
    expect(await office().deps.boardReader.version()).toBe(version)
  })

  test('先にほかの人が変えていれば、上書きしない', async () => {
    const { mark } = done(await readAssignment(office().deps, who.pmo, 'B1-3'))
    await assign('B1-3', { leader: who.bystander })
    expect(codeOf(await assign('B1-3', { leader: who.deputy, deputies: [], mark }))).toBe('assignmentChanged')
    expect(done(await readAssignment(office().deps, who.pmo, 'B1-3')).row.assignment.leader).toBe(who.bystander)
  })

  test('二人が同時に変えても、一人分だけが残る', async () => {
    const both = await Promise.all([assign('B1-4', { leader: who.deputy }), assign('B1-4', { leader: who.bystander })])
    expect(both.map(codeOf).filter((code) => code === null)).toHaveLength(1)
    expect(await rows("select person_id from assignments where measure_id = 'B1-4'")).toHaveLength(1)
  })

  test('登録のない方は断られ、何も変わらない', async () => {
    expect(await assign('B1-3', { leader: who.stranger })).toEqual({
      refusal: { code: 'invalidAssignment', problems: [{ field: 'leader', code: 'unknownPerson' }] },
    })
    expect(await rows('select id from people where duties is null')).toEqual([])
  })

  test.each([who.leader, who.manager, who.viceMayor])('PMO でなければできない（%s）', async (asker) => {
    expect(codeOf(await assign('B1-3', { asker, leader: null }))).toBe('notAllowed')
    expect(codeOf(await listAssignments(office().deps, asker))).toBe('notAllowed')
  })

  test('ない施策は断られる', async () => {
    expect(codeOf(await readAssignment(office().deps, who.pmo, 'Z9-9'))).toBe('unknownMeasure')
  })
})

describe('受付中の回では', () => {
  beforeEach(() => office().openRound())

  test('未回答の施策は新しいPLにお願いし、お知らせは一度だけ、前のPLのカードも直す', async () => {
    await office().runJobs()
    expect(done(await assign('B1-4', { leader: who.bystander })).handedTo?.id).toBe(who.bystander)
    expect(await expectation('B1-4')).toEqual({ responsible: who.bystander, state: 'planned', cause: null })
    expect((await jobs()).sort()).toEqual(
      [
        ['send-notice', who.bystander],
        ['refresh-sent-card', who.leader],
        ['refresh-sent-card', who.bystander],
      ].sort(),
    )
    await office().runJobs()
    expect(await expectation('B1-4')).toMatchObject({ state: 'delivered' })
    expect(office().sent.at(-1)).toMatchObject({ personId: who.bystander, shows: 'B1-4:0' })
    const [card] = await rows(`select activity_id from notices where person_id = '${who.leader}'`)
    const shown = office().updated.filter(({ activityId }) => activityId === card?.activity_id)
    expect(shown.map(({ shows }) => shows)).toEqual(['B1-3:0 A1-1:0'])
  })

  test('すでにカードの届いている人なら、新しいお知らせは送らず、カードを直す', async () => {
    await office().runJobs()
    const { length } = office().sent
    await assign('B1-4', { leader: who.deputy })
    expect(await expectation('B1-4')).toEqual({ responsible: who.deputy, state: 'delivered', cause: null })
    await office().runJobs()
    expect(office().sent).toHaveLength(length)
    expect(office().updated.some(({ shows }) => shows.includes('B1-4:0'))).toBe(true)
  })

  test('回答のある施策は、前のPLの回答のまま残る', async () => {
    const { deps } = office()
    done(
      await submitCheckIn(deps, {
        person: who.leader,
        roundId,
        measureId: 'B1-4',
        basedOn: 0,
        nonce: deps.newNonce(),
        draft: goodDraft,
      }),
    )
    expect(done(await assign('B1-4', { leader: who.bystander })).handedTo).toBeNull()
    expect(await expectation('B1-4')).toMatchObject({ responsible: who.leader, state: 'answered' })
  })

  test('PLがいなくなれば、「連絡先の確認が必要」になり、決まればお願いする', async () => {
    await office().runJobs()
    await assign('B1-4', { leader: null })
    expect(await expectation('B1-4')).toEqual({ responsible: null, state: 'unreachable', cause: 'noLeader' })
    await assign('B1-4', { leader: who.leader })
    expect(await expectation('B1-4')).toEqual({ responsible: who.leader, state: 'delivered', cause: null })
  })

  test('送る前に施策のなくなった人には送らず、戻ってきたら送る', async () => {
    await assign('B2-1', { leader: who.bystander })
    await assign('B2-2', { leader: who.bystander })
    await office().runJobs()
    expect(office().sent.map(({ personId }) => personId)).not.toContain(who.deputy)
    await assign('B2-2', { leader: who.deputy })
    expect(await expectation('B2-2')).toMatchObject({ responsible: who.deputy, state: 'planned' })
    await office().runJobs()
    expect(office().sent.filter(({ personId }) => personId === who.deputy)).toHaveLength(1)
    expect(await expectation('B2-2')).toMatchObject({ state: 'delivered' })
  })

  test('届かない人に替えると、その原因が示される', async () => {
    await office().runJobs()
    await rows(
      `update notices set state = 'failed', cause = 'ConversationBlockedByUser' where person_id = '${who.deputy}'`,
    )
    await assign('B1-4', { leader: who.deputy })
    expect(await expectation('B1-4')).toEqual({
      responsible: who.deputy,
      state: 'unreachable',
      cause: 'ConversationBlockedByUser',
    })
  })

  test('どう替えても、予定の数は台帳の数のまま', async () => {
    await assign('B1-4', { leader: null })
    await assign('A1-1', { leader: who.bystander })
    expect(await rows('select count(*)::int as count from expectations')).toEqual([{ count: 5 }])
  })
})

describe('課長・部長を割り当てると', () => {
  beforeEach(() => importRegister(office().deps, smallCity))
  const wanted = {
    measureId: 'B1-3',
    section: '総務課',
    department: '総務部',
    manager: who.manager,
    departmentHead: who.departmentHead,
  }
  const duties = async (id: string) => (await rows(`select duties from people where id = '${id}'`))[0]?.duties

  test('前の人から外れて、新しい人に付く', async () => {
    const changed = done(await changeRoles(office().deps, who.pmo, { ...wanted, manager: who.bystander }))
    expect(changed.map(({ id }) => id).sort()).toEqual([who.manager, who.bystander].sort())
    expect(await duties(who.manager)).toEqual([])
    expect(await duties(who.bystander)).toEqual([{ kind: 'manager', section: '総務課' }])
  })

  test('一人が兼ねられ、同じままなら何も変わらない', async () => {
    await changeRoles(office().deps, who.pmo, { ...wanted, departmentHead: who.manager })
    expect(await duties(who.manager)).toHaveLength(2)
    expect(done(await changeRoles(office().deps, who.pmo, { ...wanted, departmentHead: who.manager }))).toEqual([])
  })

  test.each([
    ['登録のない方', { manager: who.stranger }, 'invalidAssignment'],
    ['主担当課が変わっていた', { section: '会計課' }, 'assignmentChanged'],
    ['ない施策', { measureId: 'Z9-9' }, 'unknownMeasure'],
  ] as const)('%sなら、何も変わらない', async (_, edit, code) => {
    const before = await rows('select * from people order by id')
    expect(codeOf(await changeRoles(office().deps, who.pmo, { ...wanted, departmentHead: null, ...edit }))).toBe(code)
    expect(await rows('select * from people order by id')).toEqual(before)
  })

  test('PMO でなければできない', async () => {
    expect(codeOf(await changeRoles(office().deps, who.manager, wanted))).toBe('notAllowed')
  })
})
