/** The language of the page and the way to the other one. */
import { createContext, useContext } from 'react'
import type { Bilingual } from '../../../shared/src/contract/strategy.ts'

export const languages = ['ja', 'en'] as const
export type Language = (typeof languages)[number]

export interface LanguageChoice {
  readonly language: Language
  readonly choose: (language: Language) => void
}

export const LanguageContext = createContext<LanguageChoice>({ language: 'ja', choose: () => undefined })

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext)
}

/** A note that the city's list carries in both languages. */
export function useBilingual(): (note: Bilingual) => string {
  const { language } = useLanguage()
  return (note) => note[language]
}

/** For what people of the city wrote: it stays Japanese on an English page, and is read out so. */
export const cityText = { lang: 'ja' } as const
