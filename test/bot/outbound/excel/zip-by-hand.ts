/** A zip written byte by byte, so that it can claim what it likes about its parts. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface HandmadePart {
  readonly name: string
  readonly packed: Uint8Array
  /** What the zip says it unpacks to. */
  readonly claimed: number
}

/** `size` bytes of nothing, packed to a thousandth. */
export const packedZeros = (size: number): Uint8Array => deflateRawSync(Buffer.alloc(size), { level: 9 })

export function zipByHand(parts: readonly HandmadePart[]): Uint8Array {
  const files: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const { name, packed, claimed } of parts) {
    const path = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(packed), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claimed, 18)
    common.writeUInt16LE(path.length, 22)
    const file = Buffer.concat([Buffer.from('504b0304', 'hex'), common, path, packed])
    const entry = Buffer.alloc(18)
    entry.writeUInt32LE(offset, 14)
    const version = Buffer.from([20, 0])
    entries.push(Buffer.concat([Buffer.from('504b0102', 'hex'), version, common, entry.subarray(4), path]))
    files.push(file)
    offset += file.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('504b0506', 0, 'hex')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, directory, end])
}
