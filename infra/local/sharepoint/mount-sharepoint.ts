/** Serves `/sharepoint/`: the city's lists as an officer sees them in SharePoint, to read and to edit, on this machine only. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Request, Response, Server } from 'restify'
import type { GraphDouble } from '../graph/graph-double.ts'
import type { Item } from '../graph/lists/item-store.ts'
import type { SiteList } from '../graph/lists/list.ts'
import { etagOf } from '../graph/lists/read-fields.ts'
import { GraphProblem } from '../graph/message.ts'
import { fromThisMachine } from '../teams/from-this-machine.ts'
import { sendProblem } from '../teams/send-problem.ts'
import { type Html, html } from './html.ts'
import { listPage, stateOf } from './list-page.ts'
import { listsPage } from './lists-page.ts'
import { pageFrame } from './page-frame.ts'
import { runListPage } from './page-script.ts'
import { fieldsFrom, type PersonChoice, rowForm, rowInput } from './row-form.ts'
import { rowsToShow } from './shown-rows.ts'

export interface SharePointPages {
  readonly double: GraphDouble
  /** Who may be chosen, in their order. */
  readonly people: readonly (PersonChoice & { readonly userPrincipalName: string })[]
  /** As whom one looks at first. */
  readonly firstPerson: string
  readonly hoursAhead?: number
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

export function mountSharePoint(
  server: Server,
  { double, people, firstPerson, hoursAhead = 9 }: SharePointPages,
): void {
  const [site] = double.sites
  if (!site) throw new Error('The tenant has no site to show')
  const style = readFileSync(fileURLToPath(new URL('./page.css', import.meta.url)), 'utf8')
  const script = `(${runListPage})()`
  const person = (id: unknown) => people.find((one) => one.id === id) ?? people.find((one) => one.id === firstPerson)
  const mayEdit = (id: string) =>
    site.owners.size + site.members.size === 0 || site.owners.has(id) || site.members.has(id)

  const send = (res: Response, type: string, text: string) => {
    res.setHeader('content-security-policy', policy)
    res.setHeader('x-content-type-options', 'nosniff')
    res.setHeader('cache-control', 'no-store')
    res.setHeader('content-type', `${type}; charset=utf-8`)
    res.sendRaw(200, text)
  }
  const page = (req: Request, res: Response, title: string, content: (as: string, edit: boolean) => Html) => {
    const as = person(req.query?.as)?.id ?? ''
    const edit = mayEdit(as)
    send(
      res,
      'text/html',
      pageFrame({ title, siteName: site.displayName, people, as, mayEdit: edit }, content(as, edit)),
    )
  }
  /** Only this machine, and refusals of the service in a sentence. */
  const guarded = (run: (req: Request, res: Response) => void) => async (req: Request, res: Response) => {
    if (!fromThisMachine(req.headers))
      return sendProblem(res, 403, 'notLocal', 'この画面は、動かしている機械の上でだけ使えます。')
    try {
      run(req, res)
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error
      sendProblem(res, error.status, error.code, sentenceFor(error))
    }
  }
  const listIn = (req: Request): SiteList => {
    const list = site.list(String(req.params.list))
    if (list.head.system) throw new GraphProblem(404, 'itemNotFound', 'A system list')
    return list
  }
  const itemIn = (list: SiteList, req: Request): Item => {
    const item = list.items.get(Number(req.params.item))
    if (!item) throw new GraphProblem(404, 'itemNotFound', 'No such row')
    return item
  }
  /** Who saves, with what; checked against what they saw. */
  const saving = (req: Request, list: SiteList, item: Item | null) => {
    const given = rowInput.safeParse(req.body)
    if (!given.success) throw new GraphProblem(400, 'invalidRequest', 'Not as the form sends it')
    const { as, etag, values } = given.data
    if (!person(as) || !mayEdit(as)) throw new GraphProblem(403, 'accessDenied', 'May not edit')
    if (item && etag !== etagOf(list, item)) throw new GraphProblem(412, 'resourceModified', 'Saved meanwhile')
    return { editor: double.asUser(as), fields: fieldsFrom(list, values, double.administrator().numberOf) }
  }

  server.get('/sharepoint', async (_req: Request, res: Response) => {
    res.setHeader('location', '/sharepoint/')
    res.send(302)
  })
  server.get('/sharepoint/page.css', async (_req: Request, res: Response) => send(res, 'text/css', style))
  server.get('/sharepoint/page.js', async (_req: Request, res: Response) => send(res, 'text/javascript', script))
  server.get(
    '/sharepoint/',
    guarded((req, res) => page(req, res, 'リスト', (as) => listsPage(site, as))),
  )
  server.get(
    '/sharepoint/lists/:list',
    guarded((req, res) => {
      const list = [...site.lists.values()].find(({ head }) => head.id === req.params.list && !head.system)
      if (!list) return page(req, res, 'リスト', () => html`<h1>このリストはありません</h1>`)
      const view = list.views.find(({ id }) => id === req.query?.view) ?? list.views.find(({ isDefault }) => isDefault)
      page(req, res, list.head.displayName, (as, edit) => {
        const looking = { site, list, hoursAhead, now: double.now(), me: person(as)?.userPrincipalName ?? '' }
        const rows = rowsToShow(looking, view, Number(req.query?.page) || 1)
        return listPage({ looking, view, rows, as, mayEdit: edit })
      })
    }),
  )
  server.get(
    '/sharepoint/api/lists/:list/state',
    guarded((req, res) => res.send({ state: stateOf({ list: listIn(req) }) })),
  )
  server.get(
    '/sharepoint/api/lists/:list/form',
    guarded((req, res) => res.send(rowForm(site, listIn(req), null, people, hoursAhead))),
  )
  server.get(
    '/sharepoint/api/lists/:list/items/:item',
    guarded((req, res) => res.send(rowForm(site, listIn(req), itemIn(listIn(req), req), people, hoursAhead))),
  )
  server.post(
    '/sharepoint/api/lists/:list/items',
    guarded((req, res) => {
      const list = listIn(req)
      const { editor, fields } = saving(req, list, null)
      res.send(201, { id: editor.create(list.head.id, fields) })
    }),
  )
  server.patch(
    '/sharepoint/api/lists/:list/items/:item',
    guarded((req, res) => {
      const list = listIn(req)
      const item = itemIn(list, req)
      const { editor, fields } = saving(req, list, item)
      editor.edit(list.head.id, item.id, fields)
      res.send({ id: item.id })
    }),
  )
  server.del(
    '/sharepoint/api/lists/:list/items/:item',
    guarded((req, res) => {
      const list = listIn(req)
      const item = itemIn(list, req)
      saving(req, list, item).editor.remove(list.head.id, item.id)
      res.send(204)
    }),
  )
}

function sentenceFor({ status, message }: GraphProblem): string {
  if (status === 404) return 'この行は、もうありません。'
  if (status === 412) return 'ほかの人が先に保存しました。閉じて、新しい内容をご確認ください。'
  if (status === 403) return 'この人は、このサイトでは見るだけです。'
  if (/unique constraints/.test(message)) return '同じ値の行がすでにあります。別の値をご入力ください。'
  return '入れられない値があります。長さと形をご確認ください。'
}
