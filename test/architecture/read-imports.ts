/** Reads which module imports what, and says which source files there are so that none can be missed. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type IDependency } from 'dependency-cruiser'
import type { Import, SourceModule } from './source-module.ts'

/** Made by tools, not written by us. */
const made = ['node_modules', 'dist', 'coverage']

const codeEndings = /\.(?:tsx?|mts|cts|jsx?|mjs|cjs)$/

/** Source files below the visible folders, as paths from the root, sorted. `endings` may ask for others than code. */
export function sourceFiles(root: string, endings: RegExp = codeEndings): readonly string[] {
  return visibleFolders(root)
    .flatMap((folder) => below(root, folder))
    .filter((file) => endings.test(file))
    .sort()
}

/**
 * The modules that dependency-cruiser found below the visible folders, sorted by path.
 * It parses TypeScript 7 with @swc/core and finds nothing at all without it, hence compare with `sourceFiles`.
 */
export async function readImports(root: string): Promise<readonly SourceModule[]> {
  const folders = visibleFolders(root)
  const options = {
    baseDir: root,
    doNotFollow: { path: 'node_modules' },
    // Ours only: most packages keep their code in a `dist` of their own, and would vanish from the result.
    exclude: { path: '^(?!node_modules/)[^/]+/(dist|coverage)/' },
    tsPreCompilationDeps: true,
  }
  const { output } = await cruise([...folders], options, {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default', 'types'],
  })
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text instead of a result')
  return output.modules
    .filter(({ source }) => codeEndings.test(source) && folders.includes(source.split('/')[0] ?? ''))
    .map(({ source, dependencies }) => ({ file: source, imports: dependencies.map(readImport) }))
    .sort((one, other) => (one.file < other.file ? -1 : 1))
}

function readImport(dependency: IDependency): Import {
  const specifier = dependency.module
  if (dependency.coreModule) {
    // `node:fs` is told as `fs`, but `node:sqlite`, which has no short name, as it is.
    const name = specifier.replace(/^node:/, '')
    return { specifier: `node:${name}`, kind: 'node', target: name }
  }
  if (dependency.couldNotResolve) return { specifier, kind: 'unresolved', target: dependency.resolved }
  if (specifier.startsWith('.')) return { specifier, kind: 'own', target: dependency.resolved }
  return { specifier, kind: 'package', target: packageOf(specifier) }
}

/** `drizzle-orm/pg-core` is of `drizzle-orm`, `@jest/globals` of itself. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

function visibleFolders(root: string): readonly string[] {
  return foldersIn(root).filter((name) => !name.startsWith('.'))
}

function below(root: string, folder: string): readonly string[] {
  const files = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isFile())
  return [
    ...files.map(({ name }) => `${folder}/${name}`),
    ...foldersIn(join(root, folder)).flatMap((name) => below(root, `${folder}/${name}`)),
  ]
}

function foldersIn(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !made.includes(entry.name))
    .map(({ name }) => name)
}
