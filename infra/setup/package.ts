/** `npm run package`: writes the Teams app package of this city, the same bytes for the same values, or says why not. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, parseEnv } from 'node:util'
import { assembleFiles } from './package/assemble-files.ts'
import { checkPackage } from './package/check-package.ts'
import { successionFindings } from './package/lint-version.ts'
import { openPackage } from './package/opened-package.ts'
import { PackageProblem } from './package/package-problem.ts'
import { readPackageSettings, settingNames } from './package/package-settings.ts'
import { zipFiles } from './package/zip-files.ts'

const root = new URL('../../', import.meta.url)

try {
  await makePackage()
} catch (cause) {
  if (!(cause instanceof PackageProblem)) throw cause
  console.error(cause.message)
  process.exitCode = 1
}

async function makePackage(): Promise<void> {
  const { values, positionals } = readArguments()
  const settings = readPackageSettings({ ...process.env, ...fromFile(values.settings), ...fromArguments(positionals) })
  const { version }: { version: string } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
  const zip = zipFiles(assembleFiles(settings, version))

  const opened = openPackage(zip)
  const findings = [
    ...(await checkPackage(opened)),
    ...(values.previous
      ? successionFindings(opened.manifest, openPackage(readNamed(values.previous, '--previous')).manifest)
      : []),
  ]
  if (findings.length > 0) throw new PackageProblem(findings)

  const path = resolve(values.output ?? fileURLToPath(new URL('.build/gyokaku-teams-app.zip', root)))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, zip)
  console.log(
    [
      'Teams アプリのパッケージを作りました。',
      `  場所    ${relative(process.cwd(), path)}`,
      `  版      ${version}`,
      `  中身    ${[...opened.files.keys()].join('、')}`,
      `  大きさ  ${zip.length.toLocaleString('ja-JP')} バイト`,
      `  SHA-256 ${createHash('sha256').update(zip).digest('hex')}`,
      '登録の手順は infra/docs/ja/app-package.md をご覧ください。',
    ].join('\n'),
  )
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { settings: { type: 'string' }, output: { type: 'string' }, previous: { type: 'string' } },
    })
  } catch (cause) {
    throw new PackageProblem([
      `命令の書き方を確かめてください（${cause instanceof Error ? cause.message : String(cause)}）。使い方：npm run package -- [設定の名前=値 …] [--settings ファイル] [--output ファイル] [--previous 前回のパッケージ]`,
    ])
  }
}

function fromFile(path: string | undefined): Readonly<Record<string, string | undefined>> {
  return path === undefined ? {} : parseEnv(readNamed(path, '--settings').toString('utf8'))
}

function fromArguments(words: readonly string[]): Readonly<Record<string, string>> {
  const pairs = words.map((word) => [word.split('=', 1)[0] ?? '', word.slice(word.indexOf('=') + 1)] as const)
  const unknown = pairs.filter(([name]) => !settingNames.some((known) => known === name)).map(([name]) => name)
  if (unknown.length > 0) {
    throw new PackageProblem(
      unknown.map((name) => `「${name}」という設定はありません。使えるのは ${settingNames.join('、')} です。`),
    )
  }
  return Object.fromEntries(pairs)
}

function readNamed(path: string, option: string): Buffer {
  try {
    return readFileSync(path)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') {
      throw new PackageProblem([`${option} に指定した「${path}」がありません。ファイルの場所を確かめてください。`])
    }
    throw cause
  }
}
