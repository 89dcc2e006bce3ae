/** Does one change. Each is a request or a few, and doing it again after a stop ends in the same state. */
import { z } from 'zod'
import { columnDefinition } from '../../../bot/src/outbound/sharepoint/list-column.ts'
import { keyColumn } from '../../../bot/src/outbound/sharepoint/list-fields.ts'
import type { Change } from './changes.ts'
import { ask, type Reach, Refused } from './http.ts'
import { fieldUrl, listUrl } from './read-looks.ts'
import { graphOrigin, type SiteAddress } from './site-address.ts'
import type { FoundColumn, FoundList, SiteState } from './site-state.ts'
import type { ListViewPlan } from './views/list-views.ts'

/** Throws `Refused`. `state` is what was read before this phase. */
export async function carryOut(change: Change, state: SiteState, reach: Reach, address: SiteAddress): Promise<void> {
  const lists = `${graphOrigin}/sites/${state.siteId}/lists`
  const graph = (method: 'POST' | 'PATCH', url: string, body: unknown) => ask(reach.graph, 'graph', method, url, body)
  const { list } = change
  if (change.kind === 'makeList') {
    // The ASCII name first: the address is made of it and stays. The key column from the start, so that it is known as ours.
    const columns = [columnDefinition(keyColumn)]
    await graph('POST', lists, {
      displayName: list.name,
      description: list.description,
      columns,
      list: { template: 'genericList' },
    })
    return
  }
  const found = listIn(state, change)
  const columns = `${lists}/${found.id}/columns`
  switch (change.kind) {
    case 'nameList':
      await graph('PATCH', `${lists}/${found.id}`, { displayName: list.displayName })
      return
    case 'markList':
      await graph('PATCH', `${lists}/${found.id}`, {
        description: `${found.description}${found.description ? ' ' : ''}${found.description ? list.mark : list.description}`,
      })
      return
    case 'makeColumn':
      await graph('POST', columns, columnDefinition(change.column))
      return
    case 'nameColumn':
      await graph('PATCH', `${columns}/${columnIn(found, change.column.name).id}`, {
        displayName: change.column.displayName,
      })
      return
    case 'addChoices': {
      const there = columnIn(found, change.column.name)
      const own = 'choice' in change.column.kind ? change.column.kind.choice : null
      // What people added stays: a row may hold it.
      const choices = [...new Set([...(own?.choices ?? []), ...choicesOf(there)])]
      await graph('PATCH', `${columns}/${there.id}`, { choice: { ...own, choices } })
      return
    }
    case 'indexColumn': {
      const { indexed, unique, name } = change.column
      await graph('PATCH', `${columns}/${columnIn(found, name).id}`, { indexed, enforceUniqueValues: unique })
      return
    }
    case 'makeView':
    case 'restoreView':
      await makeView(reach, address, found, change.view)
      return
    case 'formatColumn':
      await sharePoint(reach, 'MERGE', fieldUrl(address, found.id, change.column.name), {
        CustomFormatter: change.format,
      })
  }
}

const newView = z.object({ Id: z.string() })

/** Named by its page until its columns are in: a view that was stopped on the way is recognised and finished. */
async function makeView(reach: Reach, address: SiteAddress, list: FoundList, view: ListViewPlan): Promise<void> {
  const { page, title, query, isDefault, fields } = view
  const views = `${listUrl(address, list.id)}/views`
  let id = list.looks?.views.find((one) => one.page === page || one.title === title || one.title === page)?.id
  if (id === undefined) {
    const made = newView.safeParse(
      await sharePoint(reach, 'POST', views, { Title: page, PersonalView: false, ViewQuery: query, RowLimit: 100 }),
    )
    if (!made.success) throw new Refused(200, 'oddAnswer', { host: 'sharePoint', writing: true })
    id = made.data.Id
  }
  const own = `${views}(guid'${id}')`
  await sharePoint(reach, 'POST', `${own}/viewfields/removeallviewfields`)
  for (const name of fields) await sharePoint(reach, 'POST', `${own}/viewfields/addviewfield('${name}')`)
  await sharePoint(reach, 'MERGE', own, { Title: title, ViewQuery: query, ...(isDefault ? { DefaultView: true } : {}) })
}

function sharePoint(
  { sharePoint: call }: Reach,
  method: 'POST' | 'MERGE',
  url: string,
  body?: unknown,
): Promise<unknown> {
  if (call === null) throw new Refused(401, 'noToken', { host: 'sharePoint', writing: true })
  return ask(call, 'sharePoint', method, url, body)
}

/** A list that was just made and is not shown yet: asking again helps. */
function listIn({ lists }: SiteState, { list }: Change): FoundList {
  const found = lists.get(list.list)
  if (found) return found
  throw new Refused(0, 'notShownYet', { host: 'graph', writing: false })
}

function columnIn({ columns }: FoundList, name: string): FoundColumn {
  const found = columns.find((column) => column.name === name)
  if (found) return found
  throw new Refused(0, 'notShownYet', { host: 'graph', writing: false })
}

function choicesOf({ facets }: FoundColumn): readonly string[] {
  const choices = facets.choice?.choices
  return Array.isArray(choices) ? choices.filter((one) => typeof one === 'string') : []
}
