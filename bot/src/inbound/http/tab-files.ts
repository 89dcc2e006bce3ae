/** The built tab under `/tab/`. Until it is built, a page that says so and looks again by itself. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { plugins, type Request, type Response, type Server } from 'restify'

const preparing = `<!doctype html><html lang="ja"><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>業革ボード</title>
<p>画面を準備中です。できあがると自動で表示します。</p></html>`

export function mountTab(server: Server, folder: string): void {
  const files = plugins.serveStaticFiles(folder, {
    setHeaders: (res: Response, file: string) => {
      // Files under assets/ carry a hash of their content in their names. restify's own `header` would add to `no-store`.
      if (file.includes('/assets/')) res.setHeader('cache-control', 'public, max-age=31536000, immutable')
    },
  })
  server.get('/tab', async (_req: Request, res: Response) => {
    res.header('location', '/tab/')
    res.sendRaw(302, '')
  })
  server.get('/tab/*', (req, res, next) => {
    if (existsSync(join(folder, 'index.html'))) return files(req, res, next)
    res.header('content-type', 'text/html; charset=utf-8')
    res.sendRaw(503, preparing)
    return next()
  })
}
