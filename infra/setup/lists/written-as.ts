/** How a code reads in its column, so that views and formatting ask for what is written there. */
import type { CellCodec } from '../../../bot/src/outbound/sharepoint/cell-codec.ts'

export function writtenAs({ codec }: { readonly codec: CellCodec }, cell: string | boolean): string {
  const text = codec.write(cell)
  if (typeof text !== 'string') throw new Error(`${cell} is not written as a text`)
  return text
}
