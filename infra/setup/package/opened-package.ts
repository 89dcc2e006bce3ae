/** A package as Teams will find it: what is checked is what was zipped, not what was meant. */
import type { PackageFiles } from './assemble-files.ts'
import type { Manifest, Texts } from './manifest.ts'
import { PackageProblem } from './package-problem.ts'
import { unzipFiles } from './zip-files.ts'

export interface OpenedPackage {
  readonly manifest: Manifest
  readonly files: PackageFiles
}

/** A sentence for people, each with what to do. An empty list means that all is well. */
export type Findings = readonly string[]
export type Lint = (opened: OpenedPackage) => Findings

export function openPackage(zip: Uint8Array): OpenedPackage {
  const files = unzipFiles(zip)
  const manifest: unknown = readJson(files, 'manifest.json')
  if (manifest === null) throw new PackageProblem(['manifest.json がないか、JSON として読めません。'])
  // Its shape is for the schema to judge, before anything else reads it.
  return { manifest: manifest as Manifest, files }
}

/** Language tag, file and texts of each language beside the default one; `texts` is null where the file cannot be read. */
export function otherLanguages({ manifest, files }: OpenedPackage) {
  return (manifest.localizationInfo?.additionalLanguages ?? []).map(({ languageTag, file }) => {
    const content = readJson(files, file)
    const { $schema, ...texts }: Record<string, unknown> = content ?? {}
    const isText = Object.values(texts).every((text) => typeof text === 'string')
    return { languageTag, file, schema: $schema, texts: content !== null && isText ? (texts as Texts) : null }
  })
}

function readJson(files: PackageFiles, name: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(files.get(name)))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch (cause) {
    if (cause instanceof SyntaxError) return null
    throw cause
  }
}
