/** Serves the built chat page at `/chat/`, and until it is built a page that says so and looks again. */
import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import type { Request, Response, Server } from 'restify'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

// Cards carry text that people typed: whatever a renderer might let through must not run.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: https:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const PREPARING = `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<meta http-equiv="refresh" content="2">
<meta name="color-scheme" content="light dark">
<title>準備中 - 業革ボード</title>
<p>チャットの画面を準備中です。できあがると自動で表示します。</p>
</html>
`

export function mountChatPage(server: Server, dir: string): void {
  server.get('/chat', async (_req: Request, res: Response) => {
    res.setHeader('location', '/chat/')
    res.send(302)
  })
  server.get('/chat/*', async (req: Request, res: Response) => {
    const name = String(req.params['*'] ?? '') || 'index.html'
    const content = await readInside(dir, name)
    res.setHeader('content-security-policy', CONTENT_SECURITY_POLICY)
    res.setHeader('x-content-type-options', 'nosniff')
    res.setHeader('referrer-policy', 'no-referrer')
    // Files under assets/ carry a hash of their content in their names.
    const forever = content !== null && name.startsWith('assets/')
    res.setHeader('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-store')
    if (content) {
      res.setHeader('content-type', TYPES[extname(name)] ?? 'application/octet-stream')
      res.sendRaw(200, content)
    } else if (name === 'index.html') {
      res.setHeader('content-type', 'text/html; charset=utf-8')
      res.setHeader('retry-after', '2')
      res.sendRaw(503, PREPARING)
    } else {
      res.setHeader('content-type', 'text/plain; charset=utf-8')
      res.sendRaw(404, 'このページはありません。\n')
    }
  })
}

/** `null` when there is no such file in the folder. */
async function readInside(dir: string, name: string): Promise<Buffer | null> {
  const root = resolve(dir)
  const file = resolve(root, name)
  if (!file.startsWith(root + sep) || name.includes('\0')) return null
  return readFile(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'EISDIR') return null
    throw cause
  })
}
