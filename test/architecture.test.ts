/** The guards of the code's shape: who imports whom, what the source may not say, what the papers may name. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { importRules } from './architecture/import-rules.ts'
import { covers, describeViolation, judgeImports } from './architecture/judge-imports.ts'
import { missingFrom } from './architecture/named-in-docs.ts'
import { readImports, sourceFiles } from './architecture/read-imports.ts'
import { describeBannedText, findBannedText } from './architecture/source-bans.ts'
import type { SourceModule } from './architecture/source-module.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const topNames = readdirSync(root)

const manifest: { scripts: Record<string, string>; dependencies: Record<string, string> } = JSON.parse(
  read('package.json'),
)

describe('読み込みの決まり', () => {
  let modules: readonly SourceModule[] = []

  beforeAll(async () => {
    modules = await readImports(root)
  })

  test('ソースファイルを一つ残らず調べている', () => {
    expect(modules.length).toBeGreaterThan(50)
    expect(modules.map(({ file }) => file)).toEqual(sourceFiles(root))
  })

  test('どのフォルダーも、表で許されたものだけを読み込む', () => {
    expect(judgeImports(modules, importRules, Object.keys(manifest.dependencies)).map(describeViolation)).toEqual([])
  })

  test('表のどの行にも、その行で調べるソースファイルがある', () => {
    const folders = modules.map(({ file }) => file.slice(0, file.lastIndexOf('/')))
    const limited = importRules.filter(({ packages }) => packages !== 'any')
    const idle = limited.filter(({ folder }) => !folders.some((name) => covers(folder, name)))
    expect(idle.map(({ folder }) => folder)).toEqual([])
  })

  // Also shows that no package slips past the reading: what is imported but not seen would be missing here.
  test('表で許したパッケージは、どれも実際に読み込まれている', () => {
    const unused = importRules.flatMap(({ folder, packages }) => {
      const here = modules.filter(({ file }) => covers(folder, file.slice(0, file.lastIndexOf('/'))))
      const seen = here.flatMap(({ imports }) => imports.map(({ target }) => target))
      return packages === 'any'
        ? []
        : packages.filter((name) => !seen.includes(name)).map((name) => `${folder}: ${name}`)
    })
    expect(unused).toEqual([])
  })
})

test('ソースに、書いてはいけない言葉がない', () => {
  const files = sourceFiles(root, /\.(?:tsx?|[mc]?[jt]s|jsx|json|html|sql)$/)
  expect(files.length).toBeGreaterThan(50)
  expect(files.flatMap((file) => findBannedText(file, read(file))).map(describeBannedText)).toEqual([])
})

test('根元に見えるのは、決めた名前だけ', () => {
  const allowed = [
    ...['bot', 'tab', 'manifest', 'shared', 'infra', 'test'],
    ...['package.json', 'package-lock.json', 'tsconfig.json', 'README.md', 'LICENSE', 'CHANGELOG.md'],
    ...['node_modules', 'coverage'],
  ]
  expect(topNames.filter((name) => !name.startsWith('.') && !allowed.includes(name))).toEqual([])
})

describe('文書', () => {
  const ignored = read('.gitignore')
    .split('\n')
    .map((line) => line.replace(/\/$/, ''))
    .filter((line) => line !== '')
  const repository = {
    exists: (path: string) => existsSync(join(root, path)),
    topNames,
    scripts: Object.keys(manifest.scripts),
    ignored,
  }

  test.each(['README.md', 'CHANGELOG.md', 'shared/GLOSSARY.md', 'shared/DECISIONS.md'])(
    '%s に書かれたパスと npm の命令が実在する',
    (page) => {
      expect(missingFrom(page, read(page), repository)).toEqual([])
    },
  )

  test('README が示す始め方と試し方を、継続的な検査も使う', () => {
    expect(read('README.md')).toContain('npm ci && npm start')
    expect(read('README.md')).toContain('npm ci && npm test')
    expect(read('.ci/run')).toMatch(/\bnpm ci\b[\s\S]*\bnpm test\b/)
  })

  test('.env.example と bot/src/config.ts は、同じ設定を並べている', () => {
    const named = read('.env.example').matchAll(/^#?\s?([A-Z][A-Z_]+)=/gm)
    const known = read('bot/src/config.ts').matchAll(/^\s+([A-Z][A-Z_]+):/gm)
    const names = (found: Iterable<RegExpMatchArray>) => [...new Set([...found].map(([, name]) => name))].sort()
    expect(names(named)).toEqual(names(known))
  })
})
