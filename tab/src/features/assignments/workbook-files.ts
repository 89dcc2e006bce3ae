/** Files of the person's own computer: one is handed over, one is read. */
import type { WorkbookFile } from '../../../../shared/src/contract/assignments.ts'

export function saveFile({ name, contentType, content }: WorkbookFile): void {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: contentType }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

/** Rejects when the file is gone or may not be read. */
export async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const letters: string[] = []
  // In parts: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) letters.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  return btoa(letters.join(''))
}
