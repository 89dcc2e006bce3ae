/** A package of a made-up city that passes every check, and ways to spoil it. */
import { assembleFiles } from '../../infra/setup/package/assemble-files.ts'
import type { Manifest } from '../../infra/setup/package/manifest.ts'
import { type OpenedPackage, openPackage } from '../../infra/setup/package/opened-package.ts'
import type { PackageSettings } from '../../infra/setup/package/package-settings.ts'
import { zipFiles } from '../../infra/setup/package/zip-files.ts'

export const sampleSettings: PackageSettings = {
  TEAMS_APP_ID: '6b1f0c52-9d3e-4a76-8f21-5c0de94b7a13',
  MICROSOFT_APP_ID: '2d9a7e64-51cb-4f08-9b3d-e17a60c8f425',
  API_CLIENT_ID: 'c84f1b09-37e2-4d65-a0f9-48b2d6137e5c',
  TAB_HOST: 'gyokaku.city.mihon.lg.jp',
  DEVELOPER_NAME: '見本市 総務部 DX推進課',
  DEVELOPER_WEBSITE_URL: 'https://www.city.mihon.lg.jp/gyokaku/',
  DEVELOPER_PRIVACY_URL: 'https://www.city.mihon.lg.jp/gyokaku/privacy.html',
  DEVELOPER_TERMS_URL: 'https://www.city.mihon.lg.jp/gyokaku/terms.html',
}

/** As the template marks a value that is to be filled in. */
export const slot = (name: string) => `$\{{${name}}}`

const zip = zipFiles(assembleFiles(sampleSettings, '1.4.2'))

export const samplePackage = (): OpenedPackage => openPackage(zip)

/** Puts other values at places such as `bots[0].botId`; `undefined` takes the place away. */
export function withManifest(changes: Readonly<Record<string, unknown>>): OpenedPackage {
  const opened = samplePackage()
  const manifest: Manifest = structuredClone(opened.manifest)
  for (const [place, value] of Object.entries(changes)) {
    const steps = place.replaceAll(/\[(\d+)\]/g, '.$1').split('.')
    const last = steps.pop() ?? ''
    const parent = steps.reduce<unknown>((node, step) => Reflect.get(Object(node), step), manifest)
    if (value === undefined) Reflect.deleteProperty(Object(parent), last)
    else Reflect.set(Object(parent), last, value)
  }
  return { ...opened, manifest }
}

export function withFile(name: string, content: Uint8Array | null): OpenedPackage {
  const opened = samplePackage()
  const files = new Map(opened.files)
  if (content) files.set(name, content)
  else files.delete(name)
  return { ...opened, files }
}

export function withEnglish(spoil: (texts: Record<string, string>) => void): OpenedPackage {
  const texts: Record<string, string> = JSON.parse(new TextDecoder().decode(samplePackage().files.get('en.json')))
  spoil(texts)
  return withFile('en.json', new TextEncoder().encode(JSON.stringify(texts)))
}
