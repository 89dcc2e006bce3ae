/** Nothing in any text may still be waiting to be filled in. */
import { type Lint, otherLanguages } from './opened-package.ts'
import { isSampleGuid, looksUnfilled } from './placeholder.ts'
import { textsInside } from './texts-inside.ts'

const guids = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi

export const lintPlaceholders: Lint = (opened) => {
  const documents: [file: string, content: unknown][] = [
    ['manifest.json', opened.manifest],
    ...otherLanguages(opened).map(({ file, texts }): [string, unknown] => [file, texts]),
  ]
  return documents.flatMap(([file, content]) =>
    textsInside(content)
      .filter(({ text }) => looksUnfilled(text) || (text.match(guids) ?? []).some(isSampleGuid))
      .map(({ place, text }) => `${file} の ${place} が見本のままです（「${text}」）。実際の値にしてください。`),
  )
}
