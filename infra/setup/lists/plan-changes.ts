/** What is missing on the site or differs from what is wanted, and what the setup leaves to people. No change: nothing to do. */
import { type ListColumn, titleColumnName } from '../../../bot/src/outbound/sharepoint/list-column.ts'
import { keyColumn } from '../../../bot/src/outbound/sharepoint/list-fields.ts'
import type { Change } from './changes.ts'
import { columnDifference, kindNameOf } from './column-difference.ts'
import { columnFormats } from './formatting/column-formats.ts'
import type { FoundList, SiteState } from './site-state.ts'
import { sameQuery } from './views/caml.ts'
import { viewsOf } from './views/list-views.ts'
import { type WantedList, wantedLists } from './wanted-lists.ts'

export interface SitePlan {
  readonly changes: readonly Change[]
  /** A person has to settle these. */
  readonly problems: readonly string[]
  /** Worth knowing; nothing has to be done. */
  readonly notes: readonly string[]
}

const none: SitePlan = { changes: [], problems: [], notes: [] }

/** `restoreLooks`: views and formatting that people changed are put back as well. */
export function planChanges(state: SiteState, { restoreLooks = false } = {}): SitePlan {
  return joined(
    wantedLists.flatMap((wanted) => {
      const found = state.lists.get(wanted.list)
      return [planList(wanted, found, state), planColumns(wanted, found), planLooks(wanted, found, state, restoreLooks)]
    }),
  )
}

function planList(wanted: WantedList, found: FoundList | undefined, { others }: SiteState): SitePlan {
  const taken = others.find(({ displayName }) => displayName === wanted.displayName)
  const problems = taken
    ? [
        `「${wanted.displayName}」という名前の別のリストがすでにあります（${taken.webUrl || taken.name}）。サイトの所有者へ、そのリストの用途を確かめ、名前を変えるようご依頼ください。それまで、業革ボードのリストは ${wanted.name} という名前のまま使います。`,
      ]
    : []
  if (!found) {
    const changes: Change[] = [{ kind: 'makeList', list: wanted }]
    if (!taken) changes.push({ kind: 'nameList', list: wanted })
    return { changes, problems, notes: [] }
  }
  const changes: Change[] = []
  const notes: string[] = []
  if (found.displayName !== wanted.displayName) {
    // Known by its address, it may be called what people like; under neither name the app would not find it.
    const calledOtherwise = found.name === wanted.name && found.displayName !== wanted.name
    if (calledOtherwise)
      notes.push(
        `リスト「${wanted.displayName}」は、サイトでは「${found.displayName}」という表示名になっています。そのまま使えます。`,
      )
    else if (!taken) changes.push({ kind: 'nameList', list: wanted })
  }
  if (!found.description.includes(wanted.mark)) changes.push({ kind: 'markList', list: wanted })
  return { changes, problems, notes }
}

function planColumns(wanted: WantedList, found: FoundList | undefined): SitePlan {
  // A new list comes with its key.
  const columns = found ? wanted.columns : wanted.columns.filter(({ name }) => name !== keyColumn.name)
  return joined(columns.map((column) => planColumn(wanted, column, found)))
}

function planColumn(list: WantedList, column: ListColumn, found: FoundList | undefined): SitePlan {
  const there = found?.columns.find(({ name }) => name === column.name)
  if (!there) {
    const kind = column.name === titleColumnName ? 'nameColumn' : 'makeColumn'
    return { ...none, changes: [{ kind, list, column }] }
  }
  const difference = columnDifference(column, there)
  if (difference.wrongKind !== null) {
    return {
      ...none,
      problems: [
        `「${list.displayName}」の列 ${column.name}（${there.displayName}）は「${difference.wrongKind}」ですが、「${kindNameOf(column.kind)}」が必要です。値を失わないよう、列は変えていません。サイトの所有者へ、値を控えてからこの列を削除し、もう一度実行するようご依頼ください。`,
      ],
    }
  }
  const changes: Change[] = []
  if (difference.name) changes.push({ kind: 'nameColumn', list, column })
  if (difference.choices.length > 0) changes.push({ kind: 'addChoices', list, column, choices: difference.choices })
  if (difference.index) changes.push({ kind: 'indexColumn', list, column })
  return { ...none, changes }
}

function planLooks(
  list: WantedList,
  found: FoundList | undefined,
  { looksClosed }: SiteState,
  restore: boolean,
): SitePlan {
  if (looksClosed !== null) return none
  const changes: Change[] = []
  const notes: string[] = []
  for (const view of viewsOf(list.list)) {
    const there = found?.looks?.views.find(({ title, page }) => title === view.title || page === view.page)
    // Until it is complete, a view is called by its page.
    if (!there || there.title === view.page) changes.push({ kind: 'makeView', list, view })
    else if (!sameQuery(there.query, view.query)) {
      if (restore) changes.push({ kind: 'restoreView', list, view })
      else notes.push(changed(`「${list.displayName}」のビュー「${there.title}」`))
    }
  }
  for (const column of list.columns) {
    const wanted = columnFormats[list.list][column.name]
    if (!wanted) continue
    const format = JSON.stringify(wanted)
    const there = found?.looks?.formats.get(column.name)
    if (there !== undefined && sameJson(there, format)) continue
    if (there === undefined || restore) changes.push({ kind: 'formatColumn', list, column, format })
    else notes.push(changed(`「${list.displayName}」の列「${column.displayName}」の表示`))
  }
  return { ...none, changes, notes }
}

const changed = (what: string) =>
  `${what}は、初めの形から変わっています。そのまま使います（戻すときは --restore-looks を付けて apply を実行します）。`

/** Whatever cannot be read was changed by somebody. */
function sameJson(one: string, other: string): boolean {
  try {
    return JSON.stringify(JSON.parse(one)) === other
  } catch (cause) {
    if (cause instanceof SyntaxError) return false
    throw cause
  }
}

function joined(plans: readonly SitePlan[]): SitePlan {
  return {
    changes: plans.flatMap(({ changes }) => changes),
    problems: plans.flatMap(({ problems }) => problems),
    notes: plans.flatMap(({ notes }) => notes),
  }
}
