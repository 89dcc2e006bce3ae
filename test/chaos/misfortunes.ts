/** What goes wrong at the service and at its administrators' hands, and how it is put right again. */
import { entriesOf, keyColumn, listFields } from '../../bot/src/outbound/sharepoint/list-fields.ts'
import { chaosFaults } from '../../infra/local/graph/chaos.ts'
import type { RecordList } from '../../shared/src/domain/record.ts'
import { appId, provision } from '../bot/outbound/sharepoint/city-site.ts'
import type { ChaosCity } from './chaos-city.ts'

/** Every fault of the service, each at its rate, from now on. */
export function misfortunesBegin({ site: { double }, terms }: ChaosCity): void {
  for (const fault of chaosFaults(terms.rate)) double.faults.add(fault)
}

export function misfortunesEnd(city: ChaosCity): void {
  const { faults } = city.site.double
  city.misfortunes += faults.list().reduce((sum, { used }) => sum + used, 0)
  faults.clear()
}

/** Each comes to pass and gives back what puts it right. */
export const accidents: readonly ((city: ChaosCity) => () => Promise<void>)[] = [
  // A list goes to the recycle bin and comes back.
  (city) => listGone(city, 'checkIns'),
  (city) => listGone(city, 'measures'),
  (city) => columnGone(city, 'checkIns', 'progress'),
  (city) => columnGone(city, 'decisions', 'exact'),
  (city) => indexGone(city, 'checkIns'),
  (city) => rightGone(city),
  // Made anew, and empty: what stood there is written again when the PMO says so.
  (city) => listMadeAnew(city, 'revisions'),
  (city) => {
    for (const list of ['checkIns', 'measures'] as const) city.site.double.administrator().voidDeltaTokens(nameOf(list))
    return async () => undefined
  },
  (city) => {
    const [person] = city.content.people.slice(1)
    if (person) city.site.double.administrator().removePerson(person.id)
    return async () => undefined
  },
]

const nameOf = (list: RecordList) => listFields[list].displayName

function siteOf({ site: { double } }: ChaosCity) {
  const [first] = double.sites
  if (!first) throw new Error('The tenant has no site')
  return first
}

function listGone(city: ChaosCity, list: RecordList) {
  const site = siteOf(city)
  const gone = site.list(nameOf(list))
  city.site.double.administrator().deleteList(nameOf(list))
  return async () => site.addList(gone)
}

function columnGone(city: ChaosCity, list: RecordList, cell: string) {
  const gone = siteOf(city).list(nameOf(list))
  const { columns, views } = gone
  const field = entriesOf(list).cells.find((one) => one.cell === cell)
  city.site.double.administrator().deleteColumn(nameOf(list), field?.column.name ?? '')
  // With the values that stood in it.
  return async () => gone.putAll(columns, views)
}

function indexGone(city: ChaosCity, list: RecordList) {
  const gone = siteOf(city).list(nameOf(list))
  const { columns, views } = gone
  city.site.double.administrator().dropIndex(nameOf(list), keyColumn.name)
  return async () => gone.putAll(columns, views)
}

function rightGone(city: ChaosCity) {
  city.site.double.administrator().revoke(appId)
  return async () => city.site.double.administrator().grant(appId, 'write')
}

function listMadeAnew(city: ChaosCity, list: RecordList) {
  city.site.double.administrator().deleteList(nameOf(list))
  return async () => {
    misfortunesEnd(city)
    await provision(city.site.double, [list])
    misfortunesBegin(city)
  }
}
