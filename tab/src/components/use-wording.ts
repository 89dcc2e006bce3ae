/** The text of the page in the language of the document (`<html lang>`); Japanese unless it says English. */
import { tabEn } from '../../../shared/src/wording/tab.en.ts'
import { type TabWording, tabJa } from '../../../shared/src/wording/tab.ja.ts'

export function useWording(): TabWording {
  return document.documentElement.lang.startsWith('en') ? tabEn : tabJa
}
