/**
 * As much of a text as a card has room for, cut between characters. A character as people count it may be many code units
 * long, and a card that is sent by itself has nobody to say that it does not fit.
 */
const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** `units`: UTF-16 code units that may be taken. */
export function clipText(text: string, units: number): string {
  if (text.length <= units) return text
  let taken = ''
  for (const { segment } of graphemes.segment(text)) {
    if (taken.length + segment.length > units) break
    taken += segment
  }
  return `${taken}…`
}
