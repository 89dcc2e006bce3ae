import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { bothThemes } from '../../../infra/local/gallery/both-themes.ts'

const css = `:root {
  --card-text: black;
}

@media (prefers-color-scheme: dark) {
  :root {
    --card-text: white;
  }
}

.card {
  color: var(--card-text);
}
`

test('見る人の配色に従うスタイルから、明暗を1枚に並べるスタイルができる', () => {
  const both = bothThemes(css)
  expect(both).toMatch(/:root,\s*\.light \{\s*--card-text: black;/)
  expect(both).toMatch(/\.dark \{\s*--card-text: white;/)
  expect(both).toContain('.card {')
  expect(both).not.toContain('@media')
})

test('チャットの画面のスタイルは、この形で書かれている', () => {
  const styles = ['card.css', 'page.css'].map((file) =>
    readFileSync(new URL(`../../../infra/local/chat/${file}`, import.meta.url), 'utf8'),
  )
  const both = bothThemes(styles.join('\n'))
  expect(both).not.toContain('prefers-color-scheme')
  const [, dark = ''] = both.split('.dark {')
  expect(dark).toContain('--card-text:')
  expect(both.split('.dark {').some((part) => part.includes('--page:'))).toBe(true)
})
