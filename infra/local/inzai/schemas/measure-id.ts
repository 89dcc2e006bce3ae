/** The id of a measure as the city writes it, in plain letters and digits only. */
import { z } from 'zod'

const form = /^[A-C][1-9]-[1-9]\d?[A-Za-z]?$/

/**
 * Scanned lists carry look-alikes (a Cyrillic В for B) that nobody sees on the screen and no lookup finds,
 * so the message names the character.
 */
export const measureId = z.string().superRefine((id, context) => {
  if (form.test(id)) return
  const odd = [...id].filter((letter) => !/^[A-Za-z0-9-]$/.test(letter))
  context.addIssue(
    odd.length > 0
      ? `施策番号「${id}」に半角英数字でない文字があります（${odd.map(codePoint).join('、')}）。半角の英数字に直してください。`
      : `施策番号「${id}」は「A1-1」「B1-5a」の形で書いてください。`,
  )
})

function codePoint(letter: string): string {
  const code = letter.codePointAt(0) ?? 0
  return `「${letter}」U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
