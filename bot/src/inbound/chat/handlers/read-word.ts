/** A command as people write it: mentions, width, case and blanks around the word do not matter. */
export function readWord(text: string): string {
  return text
    .replaceAll(/<at\b[^<>]*>[^<>]*<\/at>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .normalize('NFKC')
    .trim()
    .toLowerCase()
}
