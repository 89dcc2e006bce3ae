/** Japanese is the default, English is complete, and no language has a text that the other lacks. */
import { languageSchema } from './manifest.ts'
import { type Lint, otherLanguages } from './opened-package.ts'
import { textKeys } from './texts.ts'
import { textsInside } from './texts-inside.ts'

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

export const lintLanguages: Lint = (opened) => {
  const { manifest } = opened
  const keys = textKeys(manifest)
  const written = new Set(textsInside(manifest).map(({ place }) => place))
  const others = otherLanguages(opened)
  return [
    ...(manifest.localizationInfo?.defaultLanguageTag === 'ja' ? [] : ['既定の言語を ja にしてください。']),
    ...(others.some(({ languageTag }) => languageTag === 'en') ? [] : ['英語（en）の言語ファイルを加えてください。']),
    ...keys.filter((key) => !written.has(key)).map((key) => `日本語の「${key}」がありません。`),
    ...others.flatMap(({ file, schema, texts }) => {
      if (texts === null) return [`言語ファイル ${file} がないか、読めません。`]
      return [
        ...(schema === languageSchema ? [] : [`${file} の $schema を「${languageSchema}」にしてください。`]),
        ...keys.filter((key) => !Object.hasOwn(texts, key)).map((key) => `${file} に「${key}」がありません。`),
        ...Object.keys(texts)
          .filter((key) => !keys.includes(key))
          .map((key) => `${file} の「${key}」は、日本語にない文言です。取り除いてください。`),
        ...Object.entries(texts)
          .filter(([, text]) => text.trim() === '')
          .map(([key]) => `${file} の「${key}」が空です。`),
        ...Object.entries(texts)
          .filter(([, text]) => japanese.test(text))
          .map(([key]) => `${file} の「${key}」に日本語が残っています。`),
      ]
    }),
  ]
}
