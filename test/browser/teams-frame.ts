/** A page that behaves like the Teams client around the tab: theme, language, link and token, over the messages of teams-js. */
import type { Page } from 'playwright-core'

export interface TeamsFrame {
  readonly theme: string
  readonly locale: string
  /** The page that a link into the tab names. */
  readonly subPageId?: string
  readonly token: string
}

/**
 * Opens the tab of `origin` inside such a page. Local mode is hidden from the tab, as a tenant's server would not have it,
 * and so is the policy that lets only Teams' own hosts frame it: the page around stands on the tab's own host here.
 */
export async function openInTeams(page: Page, origin: string, frame: TeamsFrame): Promise<void> {
  await page.route(`${origin}/local/people`, (route) => route.fulfill({ status: 404, body: '{}' }))
  await page.route(`${origin}/tab/`, async (route) => {
    const response = await route.fetch()
    const { 'content-security-policy': _, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
  await page.route('https://res.cdn.office.net/**', (route) => route.abort())
  await page.route(`${origin}/teams`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="ja"><title>Teams</title><style>body{margin:0}iframe{border:0;width:100vw;height:100vh;display:block}</style>
<script>const frame = ${JSON.stringify(frame)}; (${listen.toString()})(frame)</script>
<iframe title="業革ボード" src="/tab/"></iframe></html>`,
    }),
  )
  await page.goto(`${origin}/teams`)
}

/** Runs in the page around. */
function listen(frame: TeamsFrame): void {
  const replies: Readonly<Record<string, readonly unknown[]>> = {
    initialize: ['content', 'web', JSON.stringify({ apiVersion: 1, supports: {} }), '2.0.1'],
    getContext: [{ theme: frame.theme, locale: frame.locale, subEntityId: frame.subPageId ?? '', entityId: 'board' }],
    'authentication.getAuthToken': [true, frame.token],
  }
  addEventListener('message', ({ data, source }) => {
    const args = replies[data?.func]
    if (args) source?.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args }, { targetOrigin: '*' })
  })
}
