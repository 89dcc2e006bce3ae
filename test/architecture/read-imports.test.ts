import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { importRules } from './import-rules.ts'
import { describeViolation, judgeImports } from './judge-imports.ts'
import { readImports, sourceFiles } from './read-imports.ts'

const files = {
  'package.json': '{ "type": "module" }',
  'node_modules/restify/package.json': '{ "name": "restify", "main": "index.js" }',
  'node_modules/restify/index.js': '',
  'node_modules/@scope/tool/package.json':
    '{ "name": "@scope/tool", "type": "module", "exports": { "./part": { "import": "./dist/part.js" } } }',
  'node_modules/@scope/tool/dist/part.js': 'export const part = 1',
  'shared/src/contract/me.ts': `import { part } from '@scope/tool/part'\nexport const me = part\n`,
  'bot/src/inbound/http/routes/board.ts': `import type { Server } from 'restify'\nexport type Board = Server\n`,
  'bot/src/usecases/open-round.ts': `export const openRound = async () => await import('../cards/overview.ts')\n`,
  'bot/src/cards/overview.ts': `export { openRound } from '../usecases/open-round.ts'\n`,
  'tab/src/features/board/page.tsx': `import { row } from '../meeting/row.tsx'\nexport const page = () => <p>{row()}</p>\n`,
  'tab/src/features/meeting/row.tsx': `type Props = import('../board/page.tsx').Props\nexport const row = (): Props => <b />\n`,
  'shared/src/domain/round.ts': `import { readFile } from 'node:fs/promises'\nexport const read: typeof readFile = readFile\n`,
  'shared/dist/round.js': `import 'restify'\n`,
}

describe('ソースの読み取り', () => {
  let root = ''

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'gyokaku-imports-'))
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
  })

  afterAll(() => rmSync(root, { recursive: true, force: true }))

  test('型だけの読み込み・後からの読み込み・再公開・tsx を見落とさない', async () => {
    const modules = await readImports(root)
    const read = Object.fromEntries(modules.map(({ file, imports }) => [file, imports.map(({ target }) => target)]))
    expect(read).toEqual({
      'bot/src/cards/overview.ts': ['bot/src/usecases/open-round.ts'],
      'bot/src/inbound/http/routes/board.ts': ['restify'],
      'bot/src/usecases/open-round.ts': ['bot/src/cards/overview.ts'],
      'shared/src/contract/me.ts': ['@scope/tool'],
      'shared/src/domain/round.ts': ['fs/promises'],
      'tab/src/features/board/page.tsx': ['tab/src/features/meeting/row.tsx'],
      'tab/src/features/meeting/row.tsx': ['tab/src/features/board/page.tsx'],
    })
  })

  test('作られたものを除くすべてのソースファイルを数える', async () => {
    const modules = await readImports(root)
    expect(sourceFiles(root)).toHaveLength(7)
    expect(modules.map(({ file }) => file)).toEqual(sourceFiles(root))
  })

  test('本物のファイルに仕込んだ違反が、すべて見つかる', async () => {
    const found = judgeImports(await readImports(root), importRules, ['restify']).map(describeViolation)
    expect(found.map((line) => line.split(': ')[0])).toEqual([
      'bot/src/cards/overview.ts → ../usecases/open-round.ts',
      'bot/src/inbound/http/routes/board.ts → restify',
      'bot/src/usecases/open-round.ts → ../cards/overview.ts',
      'shared/src/contract/me.ts → @scope/tool/part',
      'shared/src/domain/round.ts → node:fs/promises',
      'tab/src/features/board/page.tsx → ../meeting/row.tsx',
      'tab/src/features/meeting/row.tsx → ../board/page.tsx',
      'bot/src/cards/overview.ts → bot/src/usecases/open-round.ts',
      'tab/src/features/board/page.tsx → tab/src/features/meeting/row.tsx',
    ])
  })
})
