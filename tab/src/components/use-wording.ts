/** The text of the page in the language chosen. */
import { tabEn } from '../../../shared/src/wording/tab.en.ts'
import { type TabWording, tabJa } from '../../../shared/src/wording/tab.ja.ts'
import { useLanguage } from './language.ts'

export function useWording(): TabWording {
  return useLanguage().language === 'en' ? tabEn : tabJa
}
