/** Teams takes a changed package only under a greater version, and only under the same id. */
import type { Manifest } from './manifest.ts'
import type { Findings, Lint } from './opened-package.ts'

/** Suffixes such as `-beta.1` are semver, but the catalogue refuses them. */
const shape = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/

export const lintVersion: Lint = ({ manifest: { version } }) =>
  shape.test(version)
    ? []
    : [`版「${version}」は「1.2.3」の形ではありません。package.json の version を直してください。`]

export function successionFindings(next: Manifest, previous: Manifest): Findings {
  return [
    ...(next.id === previous.id
      ? []
      : [`アプリの ID が前回（${previous.id}）と違います。TEAMS_APP_ID を前回と同じにしてください。`]),
    ...(isGreater(numbers(next.version), numbers(previous.version))
      ? []
      : [
          `版 ${next.version} は、前回の ${previous.version} より大きくありません。package.json の version を上げてください。`,
        ]),
  ]
}

const numbers = (version: string) => version.split('.').map(Number)

function isGreater(next: readonly number[], previous: readonly number[]): boolean {
  const place = next.findIndex((part, index) => part !== previous[index])
  return place !== -1 && (next[place] ?? 0) > (previous[place] ?? 0)
}
