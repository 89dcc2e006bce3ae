/** The built tab under `/tab/`. Until it is built, a page that says so and looks again by itself. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { plugins, type Request, type Response, type Server } from 'restify'

const preparing = `<!doctype html><html lang="ja"><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<meta name="viewport" content="width=device-width"><title>業革ボード</title>
<body style="font-family:sans-serif;padding:2rem"><p>画面を準備中です。このままお待ちください。</p></body></html>`

export function mountTab(server: Server, folder: string): void {
  const files = plugins.serveStatic({ directory: folder, default: 'index.html', appendRequestPath: false })
  server.get('/tab', async (_req: Request, res: Response) => {
    res.header('location', '/tab/')
    res.sendRaw(302, '')
  })
  server.get('/tab/*', (req, res, next) => {
    if (existsSync(join(folder, 'index.html'))) return files(req, res, next)
    res.header('content-type', 'text/html; charset=utf-8')
    res.sendRaw(200, preparing)
    return next()
  })
}
