/** What people do in a quarter, by chance but the same for the same seed: in Teams, and in the lists themselves. */
import { entriesOf, keyColumn, listFields } from '../../bot/src/outbound/sharepoint/list-fields.ts'
import { assignMeasure, readAssignment } from '../../bot/src/usecases/assign-measure.ts'
import { acceptAnswer, askAboutAnswer, replyToQuestion } from '../../bot/src/usecases/review-answer.ts'
import { submitCheckIn } from '../../bot/src/usecases/submit-check-in.ts'
import type { MeasureId } from '../../shared/src/domain/measure.ts'
import { type RecordList, recordCell } from '../../shared/src/domain/record.ts'
import { isRefusal } from '../../shared/src/domain/refusal.ts'
import { rowsOf } from '../bot/outbound/sharepoint/city-site.ts'
import { pmoId } from '../support/many-measures.ts'
import { roundId } from '../support/test-office.ts'
import { type ChaosCity, newcomer, upnOf } from './chaos-city.ts'

/** An answer that the product said it had saved. */
export interface Acknowledged {
  readonly measureId: MeasureId
  readonly nonce: string
  readonly progress: string
}

/** A cell that somebody changed in a list. */
export interface OutsideEdit {
  readonly list: RecordList
  readonly itemId: number
  readonly key: string
  readonly cell: string
  readonly value: string
}

export interface Deeds {
  readonly acknowledged: Acknowledged[]
  readonly edits: OutsideEdit[]
  /** Rows that people deleted, by list and item id. */
  readonly deleted: Set<string>
  /** Measures that changed hands in Teams. */
  readonly handedOver: Set<MeasureId>
  /** Rows that people added: the cells by which they are found again. */
  readonly added: { readonly list: RecordList; readonly text: string }[]
}

export const noDeeds = (): Deeds => ({
  acknowledged: [],
  edits: [],
  deleted: new Set(),
  added: [],
  handedOver: new Set(),
})

export async function answer(city: ChaosCity, deeds: Deeds, measureId = anyMeasure(city)): Promise<void> {
  const { deps, random } = city
  const found = await deps.unitOfWork.run(async (tx) => ({
    register: await tx.register.find(measureId),
    latest: await tx.answers.latest(roundId, measureId),
  }))
  const person = found.register?.assignment.leader
  if (!person) return
  const nonce = deps.newNonce()
  const progress = `${measureId} の${deeds.acknowledged.length + 1}件目の回答。窓口の待ち時間は${random.whole(1, 60)}分。`
  const saved = await submitCheckIn(deps, {
    person,
    roundId,
    measureId,
    basedOn: found.latest?.revision ?? 0,
    nonce,
    draft: {
      weather: random.chance(0.5) ? 'sunny' : 'rainy',
      progress,
      direction: 'continue',
      directionReason: 'keepTrying',
    },
  })
  if (!isRefusal(saved)) deeds.acknowledged.push({ measureId, nonce, progress })
}

type Act = (city: ChaosCity, deeds: Deeds) => Promise<void> | void

const askBack: Act = async (city) => {
  const measureId = anyMeasure(city)
  const asked = await askAboutAnswer(city.deps, { asker: pmoId, roundId, measureId, question: '数字の根拠は？' })
  if (isRefusal(asked) || city.random.chance(0.3)) return
  const leader = asked.assignment.leader ?? ''
  const number = asked.questions.at(-1)?.number ?? 0
  await replyToQuestion(city.deps, { asker: leader, roundId, measureId, number, reply: '窓口の記録によります。' })
}

const accept: Act = async (city) => {
  const measureId = anyMeasure(city)
  const latest = await city.deps.unitOfWork.run((tx) => tx.answers.latest(roundId, measureId))
  if (latest) await acceptAnswer(city.deps, { asker: pmoId, roundId, measureId, revision: latest.revision })
}

const handOver: Act = async (city, deeds) => {
  const measureId = anyMeasure(city)
  const view = await readAssignment(city.deps, pmoId, measureId)
  if (isRefusal(view)) return
  const { measure, assignment } = view.row
  const draft = { ...assignment, leader: anyLeader(city), leadSection: measure.leadSection ?? '' }
  const assigned = await assignMeasure(city.deps, pmoId, measureId, view.mark, draft)
  // Whoever was named in the list before has been replaced by somebody who could see it.
  if (!isRefusal(assigned)) deeds.handedOver.add(measureId)
}

const editAnswer: Act = (city, deeds) =>
  edit(city, deeds, 'checkIns', { progress: `リストで直した文 ${deeds.edits.length + 1}` }, pmoId)

const editWeather: Act = (city, deeds) => edit(city, deeds, 'checkIns', { weather: 'stormy' }, pmoId)

/** Only the product writes this one. */
const editState: Act = (city, deeds) =>
  edit(city, deeds, 'checkIns', { cause: `手で書いた事情 ${deeds.edits.length}` }, pmoId)

const editTitle: Act = (city, deeds) =>
  edit(city, deeds, 'measures', { title: `リストで改めた施策名 ${deeds.edits.length + 1}` }, pmoId)

const editLeader: Act = (city, deeds) => edit(city, deeds, 'measures', { leader: upnOf(anyLeader(city)) }, pmoId)

/** Somebody who may edit the list and, by the table of roles, not the measure. */
const editAsStranger: Act = (city, deeds) =>
  edit(city, deeds, 'measures', { title: `誰かの施策名 ${deeds.edits.length + 1}` }, newcomer)

const addMeasure: Act = (city, deeds) => {
  const id = `T2-${deeds.added.length + 1}`
  const cells = {
    id,
    title: `足した施策 ${id}`,
    pillarId: 'T',
    pillarName: '試験',
    areaId: 'T2',
    areaName: '足した領域',
  }
  add(city, deeds, 'measures', { ...cells, leadDepartment: '試験部', leadSection: '試験課' }, id)
}

const addMember: Act = (city, deeds) => {
  if (deeds.added.some(({ text }) => text === newcomer)) return
  add(city, deeds, 'members', { post: '新しい担当', upn: upnOf(newcomer) }, newcomer)
}

const addFaultyMember: Act = (city, deeds) => {
  const upn = `nobody-${deeds.added.length}@city.example`
  add(city, deeds, 'members', { post: '誰か', upn }, upn)
}

const deleteRow: Act = (city, deeds) => {
  const row = anyRow(city, 'checkIns')
  if (!row) return
  city.site.double.asUser(pmoId).remove(nameOf('checkIns'), row.id)
  deeds.deleted.add(`checkIns ${row.id}`)
}

/** How keys begin that somebody typed over one of ours. */
export const typedKey = '手で変えた'

const changeKey: Act = (city) => {
  const row = anyRow(city, 'plans')
  if (!row) return
  city.site.double.asUser(pmoId).edit(nameOf('plans'), row.id, { [keyColumn.name]: `${typedKey} ${row.id}` })
}

/** As often as it stands here. */
const acts: readonly Act[] = [
  ...Array.from({ length: 8 }, (): Act => (city, deeds) => answer(city, deeds)),
  askBack,
  askBack,
  accept,
  accept,
  handOver,
  editAnswer,
  editAnswer,
  editAnswer,
  editWeather,
  editState,
  editTitle,
  editLeader,
  editAsStranger,
  addMeasure,
  addMember,
  addFaultyMember,
  deleteRow,
  changeKey,
]

export async function workForAWhile(city: ChaosCity, deeds: Deeds): Promise<void> {
  for (let act = 0; act < 4; act += 1) await acts[city.random.whole(0, acts.length - 1)]?.(city, deeds)
}

/** In the lists alone: what becomes of it once the round is closed. */
export async function editAfterClosing(city: ChaosCity, deeds: Deeds): Promise<void> {
  await editAnswer(city, deeds)
  await editTitle(city, deeds)
}

function edit(
  city: ChaosCity,
  deeds: Deeds,
  list: RecordList,
  cells: Readonly<Record<string, string>>,
  by: string,
): void {
  const row = anyRow(city, list)
  if (!row) return
  city.site.double.asUser(by).edit(nameOf(list), row.id, fieldsOf(list, cells))
  for (const [cell, value] of Object.entries(cells)) {
    deeds.edits.push({ list, itemId: row.id, key: String(row.fields[keyColumn.name]), cell, value })
  }
}

function add(
  city: ChaosCity,
  deeds: Deeds,
  list: RecordList,
  cells: Readonly<Record<string, string>>,
  text: string,
): void {
  if (!stands(city, list)) return
  city.site.double.asUser(pmoId).create(nameOf(list), fieldsOf(list, cells))
  deeds.added.push({ list, text })
}

function fieldsOf(list: RecordList, cells: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    entriesOf(list).cells.flatMap(({ cell, column, codec }) => {
      const value = recordCell(cells[cell])
      // As it is typed: names of people go in as sign-in names.
      return value === null ? [] : [[column.name, String(value).includes('@') ? value : codec.write(value)]]
    }),
  )
}

/** Of those that the product wrote and nobody renamed; none while the list, or a column of it, is gone. */
function anyRow(city: ChaosCity, list: RecordList) {
  if (!stands(city, list)) return undefined
  const rows = rowsOf(city.site, list).filter(({ fields }) => /^T\d-/.test(String(fields[keyColumn.name])))
  return rows[city.random.whole(0, Math.max(0, rows.length - 1))]
}

function stands({ site: { double } }: ChaosCity, list: RecordList): boolean {
  const found = [...(double.sites[0]?.lists.values() ?? [])].find(({ head }) => head.displayName === nameOf(list))
  return found !== undefined && entriesOf(list).cells.every(({ column }) => found.column(column.name))
}

const nameOf = (list: RecordList) => listFields[list].displayName
const anyMeasure = ({ random, terms }: ChaosCity): MeasureId => `T1-${random.whole(1, terms.measures)}`

function anyLeader({ random, content }: ChaosCity): string {
  const leaders = content.people.filter(({ id }) => id !== pmoId)
  return leaders[random.whole(0, leaders.length - 1)]?.id ?? ''
}
