/** Views of a list and the formatting of its columns, as SharePoint's own interface tells them. */
import { z } from 'zod'
import { ask, type Call, Refused } from './http.ts'
import type { SiteAddress } from './site-address.ts'
import type { FoundLooks } from './site-state.ts'

const views = z.object({
  value: z.array(
    z.object({
      Id: z.string(),
      Title: z.string(),
      ViewQuery: z.string().nullish(),
      PersonalView: z.boolean().optional(),
      ServerRelativeUrl: z.string().nullish(),
    }),
  ),
})
const field = z.object({ CustomFormatter: z.string().nullish() })

export const listUrl = ({ url }: SiteAddress, listId: string) => `${url}/_api/web/lists(guid'${listId}')`
export const fieldUrl = (address: SiteAddress, listId: string, column: string) =>
  `${listUrl(address, listId)}/fields/getbyinternalnameortitle('${column}')`

/** `columns`: those whose formatting is asked for; they must be there. */
export async function readLooks(
  sharePoint: Call,
  address: SiteAddress,
  listId: string,
  columns: readonly string[],
): Promise<FoundLooks> {
  const read = async <T>(shape: z.ZodType<T>, url: string): Promise<T> => {
    const given = shape.safeParse(await ask(sharePoint, 'sharePoint', 'GET', url))
    if (given.success) return given.data
    throw new Refused(200, 'oddAnswer', { host: 'sharePoint', writing: false })
  }
  const select = 'Id,Title,ViewQuery,PersonalView,ServerRelativeUrl'
  const { value } = await read(views, `${listUrl(address, listId)}/views?$select=${select}`)
  const formats = new Map<string, string>()
  for (const column of columns) {
    const { CustomFormatter } = await read(field, `${fieldUrl(address, listId, column)}?$select=CustomFormatter`)
    if (CustomFormatter) formats.set(column, CustomFormatter)
  }
  return {
    views: value
      .filter(({ PersonalView }) => PersonalView !== true)
      .map(({ Id, Title, ViewQuery, ServerRelativeUrl }) => ({
        id: Id,
        title: Title,
        page: /([^/]*)\.aspx$/i.exec(ServerRelativeUrl ?? '')?.[1] ?? '',
        query: ViewQuery ?? '',
      })),
    formats,
  }
}
