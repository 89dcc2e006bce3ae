/** Several values in one text, a line each. */

/** Blank lines, and blanks around a line, say nothing. */
export function linesOf(text: string | null): readonly string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
