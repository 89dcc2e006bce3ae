/** What Teams asks of names and descriptions, in every language. */
import { type Lint, otherLanguages } from './opened-package.ts'
import { textsInside } from './texts-inside.ts'

const limits: Readonly<Record<string, number>> = {
  'name.short': 30,
  'name.full': 100,
  'description.short': 80,
  'description.full': 4000,
  'developer.name': 32,
}

/** Names of Teams' own and of unfinished work. */
const notOurs = /\bteams\b|\bmicrosoft\b|\bbeta\b|\bdev\b|\btest\b|テスト|開発/i

export const lintNames: Lint = (opened) => {
  const documents: [file: string, texts: Readonly<Record<string, string>>][] = [
    ['manifest.json', Object.fromEntries(textsInside(opened.manifest).map(({ place, text }) => [place, text]))],
    ...otherLanguages(opened).map(({ file, texts }): [string, Readonly<Record<string, string>>] => [file, texts ?? {}]),
  ]
  return documents.flatMap(([file, texts]) => [
    ...Object.entries(limits).flatMap(([key, limit]) => {
      const length = [...(texts[key] ?? '')].length
      return length > limit ? [`${file} の「${key}」は${limit}字までです（現在 ${length}字）。`] : []
    }),
    ...['name.short', 'name.full']
      .filter((key) => notOurs.test(texts[key] ?? ''))
      .map((key) => `${file} の「${key}」に、Microsoft の製品名や試作を表す語は使えません（「${texts[key]}」）。`),
    ...(/^(?:(?!Microsoft Teams)[\s\S])*?(?<!Microsoft )Teams/.test(texts['description.full'] ?? '')
      ? [`${file} の「description.full」では、最初に「Microsoft Teams」と書いてください。`]
      : []),
  ])
}
