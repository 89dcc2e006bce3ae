/** Which language: what was chosen in this browser tab, else what Teams speaks, else the browser. Japanese or English. */
import { useEffect, useState } from 'react'
import { type Language, type LanguageChoice, languages } from '../components/language.ts'

const rememberedKey = 'gyokaku.language'

/** `locale`: that of the Teams client, e.g. `ja-jp`; undefined outside of Teams. */
export function useChosenLanguage(locale: string | undefined): LanguageChoice {
  const [chosen, setChosen] = useState(() => languages.find((known) => known === sessionStorage.getItem(rememberedKey)))
  const language = chosen ?? languageOf(locale ?? navigator.language)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return {
    language,
    choose: (wanted) => {
      sessionStorage.setItem(rememberedKey, wanted)
      setChosen(wanted)
    },
  }
}

/** `ja`, `ja-JP`: Japanese; every other locale: English. */
export function languageOf(locale: string): Language {
  return /^ja\b/i.test(locale) ? 'ja' : 'en'
}
