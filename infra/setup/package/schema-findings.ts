/** What Microsoft's own schema says, from the copy inside its package: no network is asked. */
import { AppManifestUtils } from '@microsoft/app-manifest'
import { manifestSchema, manifestVersion } from './manifest.ts'
import { type Findings, type OpenedPackage, otherLanguages } from './opened-package.ts'
import { textKeys, withTexts } from './texts.ts'

/** The manifest as it is, and in each other language: so that limits hold for translated texts too. */
export async function schemaFindings(opened: OpenedPackage): Promise<Findings> {
  const { manifest } = opened
  // The library downloads a schema that it does not hold, and believes what that says.
  if (manifest.$schema !== manifestSchema) {
    return [`manifest.json の $schema を「${manifestSchema}」にしてください。`]
  }
  if (manifest.manifestVersion !== manifestVersion) {
    return [`manifest.json の manifestVersion を「${manifestVersion}」にしてください（$schema と同じ版です）。`]
  }
  const found = (await AppManifestUtils.validateAgainstSchema(manifest)).map((line) => `manifest.json：${line}`)
  if (found.length > 0) return found
  const keys = textKeys(manifest)
  const inOthers = otherLanguages(opened).map(async ({ file, texts }) => {
    const placed = Object.fromEntries(Object.entries(texts ?? {}).filter(([key]) => keys.includes(key)))
    const lines = await AppManifestUtils.validateAgainstSchema(withTexts(manifest, placed))
    return lines.map((line) => `${file}：${line}`)
  })
  return (await Promise.all(inOthers)).flat()
}
