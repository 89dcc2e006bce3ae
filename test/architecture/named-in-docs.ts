/** Finds the paths and npm commands that a Markdown page names but that do not exist. */

export interface Repository {
  readonly exists: (path: string) => boolean
  /** Names at the root, dot-files included. */
  readonly topNames: readonly string[]
  /** Names of the npm scripts. */
  readonly scripts: readonly string[]
  /** Paths that come into being when the project runs (.gitignore). */
  readonly ignored: readonly string[]
}

/** Sentences for people, one for each thing named in vain. */
export function missingFrom(page: string, text: string, repository: Repository): readonly string[] {
  const paths = pathsIn(text, page, repository)
    .filter((path) => !repository.ignored.some((made) => path === made || path.startsWith(`${made}/`)))
    .filter((path) => !repository.exists(path))
    .map((path) => `${page}: 「${path}」がありません`)
  const scripts = scriptsIn(text)
    .filter((script) => !repository.scripts.includes(script))
    .map((script) => `${page}: package.json に「npm run ${script}」がありません`)
  return [...new Set([...paths, ...scripts])]
}

/** `npm test` and `npm start` are scripts as well. */
function scriptsIn(text: string): readonly string[] {
  const named = text.matchAll(/\bnpm (?:run (?:--?[\w-]+ )*([\w:-]+)|(test|start)\b)/g)
  return [...named].map((match) => match[1] ?? match[2] ?? '')
}

/** Words in code spans and code blocks that look like paths from the root, and the targets of links, seen from the page. */
function pathsIn(text: string, page: string, repository: Repository): readonly string[] {
  const code = [...text.matchAll(/```[^\n]*\n([\s\S]*?)```|`([^`\n]+)`/g)].map((match) => match[1] ?? match[2] ?? '')
  const words = code
    .flatMap((piece) => piece.split(/[\s"'（）、。＝=]+/))
    .filter((word) => looksLikePath(word, repository))
  const links = [...text.matchAll(/\]\(([^)\s]+)[^)]*\)|(?:src|href)="([^"]+)"/g)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((target) => !/^(?:[a-z]+:|#)/.test(target))
    .map((target) => new URL(target.replace(/#.*$/, ''), `file:///${page}`).pathname.slice(1))
    .map(decodeURIComponent)
  return [...words.map((word) => word.replace(/^\.\//, '')), ...links].map((path) => path.replace(/\/+$/, ''))
}

function looksLikePath(word: string, { topNames }: Repository): boolean {
  if (!/^[\w.][\w./-]*$/.test(word)) return false
  const inTree = topNames.includes(word.replace(/^\.\//, '').split('/')[0] ?? '')
  return (inTree && word.includes('/')) || /\w\.(?:tsx?|[mc]?js|json|md|ya?ml|sql|png|svg|html|sh)$/.test(word)
}
