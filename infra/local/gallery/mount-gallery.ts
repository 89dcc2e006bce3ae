/** Serves the gallery at `/cards/`. It is put together when somebody first looks, so that no start waits for it. */
import type { Request, Response, Server } from 'restify'
import type { Gallery } from './write-gallery.ts'

export function mountGallery(server: Server): void {
  let made: Promise<Gallery> | undefined
  server.get('/cards', async (_req: Request, res: Response) => {
    res.setHeader('location', '/cards/')
    res.send(302)
  })
  server.get('/cards/', async (_req: Request, res: Response) => {
    // Loaded only then: with it comes Vite.
    made ??= import('./write-gallery.ts').then(({ makeGallery }) => makeGallery())
    const { html, policy } = await made
    res.setHeader('content-security-policy', policy)
    res.setHeader('x-content-type-options', 'nosniff')
    res.setHeader('cache-control', 'no-store')
    res.setHeader('content-type', 'text/html; charset=utf-8')
    res.sendRaw(200, html)
  })
}
