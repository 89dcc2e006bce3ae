/** Makes somebody the first PMO: a row in メンバー with the duty, which the app takes over with its next look at the list. */
import { z } from 'zod'
import { keyColumn, listFields } from '../../../bot/src/outbound/sharepoint/list-fields.ts'
import { dutyCode } from '../../../shared/src/domain/duty-code.ts'
import type { PmoUnit } from '../../../shared/src/domain/person.ts'
import { dutyJa } from '../../../shared/src/wording/record.ja.ts'
import { ask, type Reach, Refused } from './http.ts'
import { SetupProblem } from './setup-problem.ts'
import { graphOrigin } from './site-address.ts'
import type { SiteState } from './site-state.ts'

const user = z.object({
  id: z.string(),
  userPrincipalName: z.string(),
  jobTitle: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
})
const rows = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      '@odata.etag': z.string().optional(),
      eTag: z.string().optional(),
      fields: z.looseObject({}),
    }),
  ),
})

interface Wanted {
  /** Sign-in name or object id. */
  readonly person: string
  readonly unit: PmoUnit
}

export interface PmoPlan {
  readonly sentence: string
  /** Null: the row says it already. */
  readonly write: ((call: Reach) => Promise<void>) | null
}

const { cells } = listFields.members

/** Throws `SetupProblem` for people the city's directory does not know, `Refused` for what the service refuses. */
export async function planPmo(reach: Reach, state: SiteState, { person, unit }: Wanted): Promise<PmoPlan> {
  const found = await findPerson(reach, person)
  const duty = dutyJa({ kind: 'pmo', unit })
  const list = state.lists.get('members')
  const there = list ? await findRow(reach, state, list.id, found.id) : null
  const items = `${graphOrigin}/sites/${state.siteId}/lists/${list?.id ?? ''}/items`
  if (!there) {
    const fields = {
      [keyColumn.name]: found.id,
      [cells.id.column.name]: found.id,
      [cells.post.column.name]: found.jobTitle?.trim() || 'PMO',
      [cells.duties.column.name]: duty,
      [cells.upn.column.name]: found.userPrincipalName,
    }
    const write = async ({ graph }: Reach) => void (await ask(graph, 'graph', 'POST', items, { fields }))
    return { sentence: `メンバーに ${found.userPrincipalName} を「${duty}」として加えます`, write }
  }
  const text = String(there.fields[cells.duties.column.name] ?? '')
  const read = text === '' ? '' : cells.duties.codec.read(text)
  const has = typeof read === 'string' && read.split('\n').includes(dutyCode({ kind: 'pmo', unit }))
  if (has) return { sentence: `${found.userPrincipalName} は、すでに「${duty}」です`, write: null }
  const duties = text === '' ? duty : `${text.trimEnd()}\n${duty}`
  const eTag = there['@odata.etag'] ?? there.eTag
  const write = async ({ graph }: Reach) =>
    void (await ask(
      graph,
      'graph',
      'PATCH',
      `${items}/${there.id}/fields`,
      { [cells.duties.column.name]: duties },
      eTag ? { 'If-Match': eTag } : {},
    ))
  return { sentence: `メンバーの ${found.userPrincipalName} に「${duty}」を加えます`, write }
}

async function findPerson({ graph }: Reach, person: string): Promise<z.infer<typeof user>> {
  const url = `${graphOrigin}/users/${encodeURIComponent(person)}?$select=id,userPrincipalName,jobTitle,accountEnabled`
  try {
    const found = user.safeParse(await ask(graph, 'graph', 'GET', url))
    if (!found.success) throw new Refused(200, 'oddAnswer', { host: 'graph', writing: false })
    if (found.data.accountEnabled === false) {
      throw new SetupProblem(
        `${person} のアカウントは使えない状態です。使えるアカウントの方を --pmo に指定してください。`,
      )
    }
    if (found.data.userPrincipalName.includes('#EXT#')) {
      throw new SetupProblem(
        `${person} は市の外の方（ゲスト）のアカウントです。市の職員のアカウントを --pmo に指定してください。`,
      )
    }
    return found.data
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause
    if (cause.status === 404 || cause.status === 400) {
      throw new SetupProblem(
        `${person} という方が Microsoft Entra ID に見つかりません。サインイン名（例：name@city.lg.jp）またはオブジェクト ID を確かめて、--pmo に指定し直してください。`,
      )
    }
    if (cause.status === 403) {
      throw new SetupProblem(
        '職員を調べる権限がありません（403）。Microsoft Entra の管理者へ、アプリの登録に Microsoft Graph の User.ReadBasic.All（サインインして実行するとき）または User.Read.All（--certificate のとき）を加え、管理者の同意を与えるようご依頼ください。',
      )
    }
    throw cause
  }
}

async function findRow({ graph }: Reach, { siteId }: SiteState, listId: string, key: string) {
  const filter = encodeURIComponent(`fields/${keyColumn.name} eq '${key}'`)
  const url = `${graphOrigin}/sites/${siteId}/lists/${listId}/items?$filter=${filter}&$expand=fields`
  const found = rows.safeParse(await ask(graph, 'graph', 'GET', url))
  if (!found.success) throw new Refused(200, 'oddAnswer', { host: 'graph', writing: false })
  return found.data.value[0] ?? null
}
