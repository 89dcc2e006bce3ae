/** Judges imports by the table of `import-rules.ts`; pure, so that each rule can be shown to bite. */
import { findCycles } from './find-cycles.ts'
import { type ImportRule, onTheServer, workshop } from './import-rules.ts'
import type { Import, SourceModule } from './source-module.ts'

export interface Violation {
  readonly file: string
  readonly specifier: string
  /** The rule that is broken, for people. */
  readonly rule: string
}

export function judgeImports(
  modules: readonly SourceModule[],
  rules: readonly ImportRule[],
  dependencies: readonly string[],
): readonly Violation[] {
  const broken = modules.flatMap((module) => judgeModule(module, rules, dependencies))
  const cycles = findCycles(modules).map((cycle) => ({
    file: cycle[0] ?? '',
    specifier: cycle[1] ?? '',
    rule: `読み込みが輪になっています: ${[...cycle, cycle[0]].join(' → ')}`,
  }))
  return [...broken, ...cycles]
}

export function describeViolation({ file, specifier, rule }: Violation): string {
  return specifier === '' ? `${file}: ${rule}` : `${file} → ${specifier}: ${rule}`
}

function judgeModule(
  module: SourceModule,
  rules: readonly ImportRule[],
  dependencies: readonly string[],
): readonly Violation[] {
  const rule = ruleOf(module.file, rules)
  if (!rule) {
    const missing = `フォルダー「${folderOf(module.file)}」の行が表にありません。test/architecture/import-rules.ts に足してください`
    return [{ file: module.file, specifier: '', rule: missing }]
  }
  return module.imports.flatMap((entry) => {
    const broken = brokenRule(module.file, entry, rule, dependencies)
    return broken === null ? [] : [{ file: module.file, specifier: entry.specifier, rule: broken }]
  })
}

function brokenRule(file: string, entry: Import, rule: ImportRule, dependencies: readonly string[]): string | null {
  const top = topOf(file)
  switch (entry.kind) {
    case 'unresolved':
      return '読み込み先が見つかりません'
    case 'node':
      if (allows(rule.node, entry.target)) return null
      return `「${rule.folder}」が使ってよい Node の組み込み: ${list(rule.node)}`
    case 'package':
      if (!allows(rule.packages, entry.target)) {
        return `「${rule.folder}」が使ってよいパッケージ: ${list(rule.packages)}`
      }
      if (onTheServer.includes(top) && !dependencies.includes(entry.target)) {
        return `「${top}」で使うパッケージは package.json の dependencies に置きます（本番には devDependencies が入りません）`
      }
      return null
    case 'own':
      if (workshop.includes(topOf(entry.target)) && !workshop.includes(top)) {
        return `${workshop.join('・')} は、それ以外から読み込めません`
      }
      if (rule.own.some((allowed) => entry.target === allowed || covers(allowed, folderOf(entry.target)))) return null
      if (home(rule.folder, folderOf(file)) === home(rule.folder, folderOf(entry.target))) return null
      return `「${rule.folder}」が同じフォルダーのほかに読み込んでよいもの: ${list(rule.own)}`
  }
}

/** The narrowest line that speaks of the file's folder. */
function ruleOf(file: string, rules: readonly ImportRule[]): ImportRule | undefined {
  return rules
    .filter((rule) => covers(rule.folder, folderOf(file)))
    .sort((one, other) => other.folder.length - one.folder.length)[0]
}

export function covers(pattern: string, folder: string): boolean {
  return home(pattern, folder) !== null
}

/** The part of `folder` that `pattern` names: `features/*` and `features/board` give `features/board`. Null when it does not match. */
function home(pattern: string, folder: string): string | null {
  const deep = pattern === '**' || pattern.endsWith('/**')
  const wanted = pattern.split('/').slice(0, deep ? -1 : undefined)
  const given = folder.split('/')
  if (deep ? given.length < wanted.length : given.length !== wanted.length) return null
  const named = given.slice(0, wanted.length)
  return named.every((name, place) => wanted[place] === '*' || wanted[place] === name) ? named.join('/') : null
}

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.'
}

function topOf(file: string): string {
  return file.split('/')[0] ?? ''
}

function allows(allowed: readonly string[] | 'any', name: string): boolean {
  return allowed === 'any' || allowed.includes(name)
}

function list(names: readonly string[] | 'any'): string {
  return names.length === 0 ? 'なし' : typeof names === 'string' ? names : names.join('、')
}
