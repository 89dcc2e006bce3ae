/** Puts together what goes into the package: template and settings give the manifest, Japanese is written into it. */
import { readFileSync } from 'node:fs'
import type { Manifest, Texts } from './manifest.ts'
import type { PackageSettings } from './package-settings.ts'
import { withTexts } from './texts.ts'

/** File name in the package -> content. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>

const folder = new URL('../../../manifest/', import.meta.url)
const readText = (path: string) => readFileSync(new URL(path, folder), 'utf8')

export function assembleFiles(settings: PackageSettings, version: string): PackageFiles {
  const template = fill(JSON.parse(readText('manifest.template.json')), { ...settings, APP_VERSION: version })
  const { $schema: _, ...japanese }: Texts = JSON.parse(readText('languages/ja.json'))
  return new Map([
    ['manifest.json', toJson(withTexts(template as Manifest, japanese))],
    ['en.json', toJson(JSON.parse(readText('languages/en.json')))],
    ...['color.png', 'outline.png'].map((icon): [string, Uint8Array] => [
      icon,
      readFileSync(new URL(`icons/${icon}`, folder)),
    ]),
  ])
}

/** Fills each `${{NAME}}`. What has no value stays as it is and is refused later, as any text that was left unfilled. */
function fill(node: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof node === 'string') {
    return node.replaceAll(/\$\{\{(\w+)\}\}/g, (slot, name: string) => values[name] ?? slot)
  }
  if (Array.isArray(node)) return node.map((item) => fill(item, values))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, fill(value, values)]))
}

const toJson = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)
