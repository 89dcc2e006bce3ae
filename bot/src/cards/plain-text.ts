/**
 * A name of the register as a TextBlock may show it. TextBlocks read Markdown, HTML and date functions, so such signs are
 * written as their full-width twins; a backslash before them would be read by some clients and shown by others.
 */
export function plainText(name: string): string {
  return name.replaceAll(/[\n\r\t]+/g, ' ').replaceAll(/[*_[\]<>`~\\&#{}|]/g, fullWidth)
}

/** U+FF01 to U+FF5E repeat ASCII in its order. */
function fullWidth(sign: string): string {
  return String.fromCharCode(sign.charCodeAt(0) + 0xfee0)
}
