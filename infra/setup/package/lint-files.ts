/** The package holds the manifest and what it names, all of it, nothing else, and without folders. */
import type { Lint } from './opened-package.ts'

export const lintFiles: Lint = ({ manifest, files }) => {
  const { icons, localizationInfo } = manifest
  const listed = [
    'manifest.json',
    icons.color,
    icons.outline,
    ...(localizationInfo?.additionalLanguages ?? []).map(({ file }) => file),
  ]
  const names = [...files.keys()]
  return [
    ...listed
      .filter((name) => !files.has(name))
      .map((name) => `manifest.json が名前を挙げる「${name}」が入っていません。`),
    ...names
      .filter((name) => !listed.includes(name))
      .map((name) => `「${name}」は manifest.json に名前がありません。取り除いてください。`),
    ...[...new Set([...listed, ...names])]
      .filter((name) => /[\\/]/.test(name))
      .map((name) => `「${name}」はフォルダーの中にあります。フォルダーを使わずに置いてください。`),
    ...listed
      .filter((name, index) => listed.indexOf(name) !== index)
      .map((name) => `manifest.json が「${name}」を二度挙げています。`),
  ]
}
