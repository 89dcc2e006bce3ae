/** The texts of a manifest that people read, by the keys that language files use. */
import type { Manifest, Texts } from './manifest.ts'
import { PackageProblem } from './package-problem.ts'

/** Every key a language file must have, and no other. */
export function textKeys({ staticTabs = [], bots = [] }: Manifest): readonly string[] {
  return [
    'name.short',
    'name.full',
    'description.short',
    'description.full',
    ...bots.flatMap(({ commandLists = [] }, bot) =>
      commandLists.flatMap(({ commands }, list) =>
        commands.flatMap((_, command) =>
          ['title', 'description'].map((key) => `bots[${bot}].commandLists[${list}].commands[${command}].${key}`),
        ),
      ),
    ),
    ...staticTabs.map((_, tab) => `staticTabs[${tab}].name`),
  ]
}

/** A copy of the manifest in the language of the texts. Throws `PackageProblem` for a key without a place. */
export function withTexts(manifest: Manifest, texts: Texts): Manifest {
  const copy = structuredClone(manifest)
  for (const [key, text] of Object.entries(texts)) put(copy, key, text)
  return copy
}

function put(manifest: Manifest, key: string, text: string): void {
  const path = key.replaceAll(/\[(\d+)\]/g, '.$1').split('.')
  const last = path.pop() ?? ''
  let place: unknown = manifest
  for (const step of path) place = isBranch(place) && Object.hasOwn(place, step) ? place[step] : undefined
  if (!isBranch(place)) {
    throw new PackageProblem([`文言「${key}」を置く場所が manifest/manifest.template.json にありません。`])
  }
  place[last] = text
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
