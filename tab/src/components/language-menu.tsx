/** The small menu of languages; each is named in itself. */
import { Select } from '@fluentui/react-components'
import { type Language, languages, useLanguage } from './language.ts'
import { useWording } from './use-wording.ts'

const names: { readonly [language in Language]: string } = { ja: '日本語', en: 'English' }

export function LanguageMenu() {
  const { language, choose } = useLanguage()
  const { nav } = useWording()
  return (
    <Select
      size="small"
      aria-label={nav.language}
      value={language}
      onChange={(_, { value }) => {
        const chosen = languages.find((known) => known === value)
        if (chosen) choose(chosen)
      }}
    >
      {languages.map((one) => (
        <option key={one} value={one} lang={one}>
          {names[one]}
        </option>
      ))}
    </Select>
  )
}
