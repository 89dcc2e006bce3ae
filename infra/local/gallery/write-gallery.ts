/** Puts the gallery into one file that needs nothing beside it: it opens by a double click, and over HTTP under a strict policy. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { cardLimit } from '../../../bot/src/cards/render-card.ts'
import { bothThemes } from './both-themes.ts'
import { galleryFile } from './gallery-file.ts'
import type { GalleryContent } from './page.ts'
import { cardStates } from './states.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export interface Gallery {
  readonly html: string
  /** Content security policy that lets just its own script and styles run. */
  readonly policy: string
}

export async function makeGallery(): Promise<Gallery> {
  const styles = bothThemes(['../chat/page.css', '../chat/card.css', 'gallery.css'].map(read).join('\n'))
  const script = (await bundle()).replaceAll('</script', '<\\/script')
  const content: GalleryContent = {
    limit: cardLimit,
    states: cardStates.map((state) => ({
      ...state,
      size: JSON.stringify(state.card).length,
      card: { ...state.card },
    })),
  }
  const html = `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>カードの一覧 - 業革ボード</title>
<style>${styles}</style>
</head>
<body>
<script type="application/json" id="content">${JSON.stringify(content).replaceAll('<', '\\u003c')}</script>
<script>${script}</script>
</body>
</html>
`
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(styles)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return { html, policy }
}

export async function writeGallery(): Promise<string> {
  const { html } = await makeGallery()
  mkdirSync(dirname(galleryFile), { recursive: true })
  writeFileSync(galleryFile, html)
  return galleryFile
}

const read = (path: string) => readFileSync(here(path), 'utf8')

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      lib: { entry: here('page.ts'), formats: ['iife'], name: 'gallery' },
      reportCompressedSize: false,
    },
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const [result] = Array.isArray(built) ? built : [built]
  if (!result || !('output' in result)) throw new Error('The script of the gallery was not built')
  return result.output[0].code
}
