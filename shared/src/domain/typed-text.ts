/** A short text beside a choice, as typed: one paragraph within the limit that every such text has. */
import { lengthOf, storable, textLimit } from './check-in.ts'
import { type Refusal, refuse } from './refusal.ts'

/** Refused when it is empty or too long. */
export function readTypedText(typed: string): { readonly text: string } | { readonly refusal: Refusal } {
  const read = readOptionalText(typed)
  return 'text' in read && read.text === '' ? refuse({ code: 'textMissing' }) : read
}

/** Empty where nothing was typed. */
export function readOptionalText(typed: string): { readonly text: string } | { readonly refusal: Refusal } {
  const text = storable(typed).trim()
  const length = lengthOf(text)
  return length > textLimit ? refuse({ code: 'textTooLong', limit: textLimit, length }) : { text }
}
