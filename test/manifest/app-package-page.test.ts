import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { settingNames } from '../../infra/setup/package/package-settings.ts'
import { samplePackage } from './sample-package.ts'

const page = readFileSync(new URL('../../infra/docs/ja/app-package.md', import.meta.url), 'utf8')

test('IT担当課向けのページの表に、設定が過不足なく並んでいる', () => {
  const named = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name)
  expect(named).toEqual(settingNames)
})

test('IT担当課向けのページに、パッケージが求める許可がすべて書かれている', () => {
  const { permissions = [] } = samplePackage().manifest
  expect(permissions).not.toEqual([])
  for (const permission of permissions) expect(page).toContain(`| \`${permission}\` |`)
})
