/** What must hold at the end of a quarter, whatever happened in it. Each check gives back what does not. */
import { cellsOf, fieldsOfNew, isPersonField } from '../../bot/src/outbound/sharepoint/item-fields.ts'
import { entriesOf, keyColumn } from '../../bot/src/outbound/sharepoint/list-fields.ts'
import type { Difference } from '../../bot/src/usecases/record-ports.ts'
import { type RecordItem, type RecordList, recordCell, recordLists } from '../../shared/src/domain/record.ts'
import { rowsOf } from '../bot/outbound/sharepoint/city-site.ts'
import { roundId } from '../support/test-office.ts'
import type { TestStore } from '../support/test-store.ts'
import { type ChaosCity, upnOf } from './chaos-city.ts'
import { type Deeds, typedKey } from './people-at-work.ts'

/** Every item that our rows hold, told by the tables and not by what is known of the lists. */
export async function itemsHere(city: ChaosCity, store: TestStore): Promise<readonly RecordItem[]> {
  const addresses = await store.rows(`
    select 'members' as list, id as key from people
    union all select 'measures', id from measures
    union all select 'plans', measure_id || '|' || fiscal_year from plans
    union all select 'indicators', id from indicators
    union all select 'rounds', id from rounds
    union all select 'checkIns', measure_id || '|' || round_id from expectations
    union all select list, key from record_items where list in ('checkIns', 'revisions', 'decisions', 'indicatorValues')`)
  const unique = new Map(
    addresses.map(({ list, key }) => [`${list} ${key}`, { list: list as RecordList, key: String(key) }]),
  )
  return city.deps.unitOfWork.run((tx) => tx.record.items([...unique.values()]))
}

/** The lists say what our rows say, but for cells that wait for the PMO; no key stands there twice, and none too many. */
export function unlike(
  { site }: ChaosCity,
  items: readonly RecordItem[],
  differences: readonly Difference[],
): readonly string[] {
  const waits = (list: RecordList, key: string, cell: string) =>
    differences.some((one) => one.list === list && one.key === key && (one.cell === cell || one.cell === ''))
  return recordLists.flatMap((list) => {
    const ours = new Map(items.filter((item) => item.list === list).map((item) => [item.key, item]))
    const rows = rowsOf(site, list).filter(({ fields }) => fields[keyColumn.name] !== undefined)
    const keys = rows.map(({ fields }) => String(fields[keyColumn.name]))
    const twice = keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${list} ${key}: twice`)
    // One whose key was changed before the product knew that it stood there: a row of that person's own.
    const extra = keys
      .filter((key) => !ours.has(key) && !key.startsWith(typedKey))
      .map((key) => `${list} ${key}: nobody here knows it`)
    const others = [...ours.values()].flatMap((item) => {
      const row = rows.find(({ fields }) => fields[keyColumn.name] === item.key)
      if (!row) return waits(list, item.key, '') ? [] : [`${list} ${item.key}: missing`]
      return unlikeRow(item, row.fields)
        .filter(({ cell }) => !waits(list, item.key, cell))
        .map(({ said }) => said)
    })
    return [...twice, ...extra, ...others]
  })
}

const ofItsDay: readonly RecordList[] = ['checkIns', 'revisions', 'decisions', 'indicatorValues']

function unlikeRow(item: RecordItem, fields: Readonly<Record<string, unknown>>) {
  const { list, key } = item
  const there = cellsOf(list, fields)
  const cells = entriesOf(list).cells.flatMap(({ cell }) => {
    const [ours, theirs] = [recordCell(item.cells[cell]), recordCell(there.cells[cell])]
    const said = `${list} ${key} ${cell}: ${JSON.stringify(ours)}, there ${JSON.stringify(theirs)}`
    return ours === theirs && !there.unreadable.some((one) => one.cell === cell) ? [] : [{ cell, said }]
  })
  const wanted = fieldsOfNew(item, () => null) ?? {}
  const shown = entriesOf(list).display.flatMap(({ name, column }) => {
    // What is only added to, and what belongs to a round that is closed, keeps the title of its day.
    if (ofItsDay.includes(list)) return []
    if (isPersonField(column.name) || (wanted[column.name] ?? null) === (fields[column.name] ?? null)) return []
    return [
      { cell: '', said: `${list} ${key} shows ${name}: ${fields[column.name]} instead of ${wanted[column.name]}` },
    ]
  })
  return [...cells, ...shown]
}

/** Answers that were acknowledged and are not in our rows, or stand in no list as the latest or as what it superseded. */
export async function lostAnswers(
  city: ChaosCity,
  deeds: Deeds,
  store: TestStore,
  differences: readonly Difference[],
): Promise<readonly string[]> {
  const waits = new Set(differences.map(({ key }) => key.split('|')[0]))
  const stored = await store.rows(`select measure_id, nonce from revisions where round_id = '${roundId}'`)
  const nonces = stored.map(({ nonce }) => nonce)
  const told = new Set(
    (['checkIns', 'revisions'] as const).flatMap((list) =>
      rowsOf(city.site, list).map(({ fields }) => recordCell(cellsOf(list, fields).cells.progress)),
    ),
  )
  return deeds.acknowledged.flatMap(({ measureId, nonce, progress }) => {
    const times = nonces.filter((one) => one === nonce).length
    if (times !== 1) return [`${progress}: ${times} times in our rows`]
    return told.has(progress) || waits.has(measureId) ? [] : [`${progress}: in no list`]
  })
}

/** Edits in a list that stand neither in our rows nor before the PMO, though nobody wrote over them there. */
export async function lostEdits(
  city: ChaosCity,
  deeds: Deeds,
  store: TestStore,
  shown: readonly Difference[],
): Promise<readonly string[]> {
  const answers = await store.rows('select measure_id, progress, weather from revisions')
  const texts = new Set(answers.flatMap((one) => [one.progress, `${one.measure_id} ${one.weather}`]))
  const items = await itemsHere(city, store)
  const last = new Map(deeds.edits.map((one) => [`${one.list} ${one.itemId} ${one.cell}`, one]))
  return [...last.values()].flatMap(({ list, itemId, key, cell, value }) => {
    if (deeds.deleted.has(`${list} ${itemId}`) || texts.has(value) || texts.has(`${key.split('|')[0]} ${value}`))
      return []
    if (cell === 'leader' && deeds.handedOver.has(key)) return []
    const item = items.find((one) => one.list === list && one.key === key)
    const ours = recordCell(item?.cells[cell])
    if (isSaid(ours === null ? null : String(ours), value)) return []
    if (shown.some((one) => one.list === list && one.key === key && one.cell === cell && isSaid(one.theirs, value)))
      return []
    return [`${list} ${key} ${cell}: ${value} (we say ${ours})`]
  })
}

/** People are named there by their sign-in names. */
const isSaid = (one: string | null, value: string) => one === value || (one !== null && upnOf(one) === value)

/** Rows that people added which are neither ours by now nor before the PMO. */
export async function lostRows(
  city: ChaosCity,
  deeds: Deeds,
  store: TestStore,
  shown: readonly Difference[],
): Promise<readonly string[]> {
  const items = await itemsHere(city, store)
  return deeds.added.flatMap(({ list, text }) => {
    if (items.some((item) => item.list === list && item.key === text)) return []
    return shown.some((one) => one.list === list && one.theirs?.includes(text)) ? [] : [`${list}: ${text}`]
  })
}
