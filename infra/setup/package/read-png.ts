/** Reads the size and the pixels of a PNG as drawing programs write it: eight bits a channel, not interlaced. */
import { inflateSync } from 'node:zlib'

export interface Pixel {
  readonly red: number
  readonly green: number
  readonly blue: number
  /** 0 is transparent, 255 is opaque. */
  readonly alpha: number
}

export interface Picture {
  readonly width: number
  readonly height: number
  /** From the left, line by line from the top. */
  readonly pixels: readonly Pixel[]
}

const signature = '89504e470d0a1a0a'
/** Colour type of the header -> bytes a pixel: 2 is RGB, 6 is RGB with alpha. */
const channelsOf: Readonly<Record<number, number>> = { 2: 3, 6: 4 }

/** Null for anything else. */
export function readPng(file: Uint8Array): Picture | null {
  const bytes = Buffer.from(file)
  if (bytes.subarray(0, 8).toString('hex') !== signature) return null
  const chunks = chunksOf(bytes)
  const header = chunks.find(({ kind }) => kind === 'IHDR')?.content
  if (header?.length !== 13) return null
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const channels = channelsOf[header.readUInt8(9)]
  const isPlain = header.readUInt8(8) === 8 && header.readUInt8(12) === 0
  // An icon has a known size; a picture far beyond it is not worth unpacking.
  if (channels === undefined || !isPlain || Math.max(width, height) > 1024) return null
  const lines = readLines(chunks, width * channels, height)
  return lines && { width, height, pixels: toPixels(unfilter(lines, width * channels, channels), channels) }
}

function chunksOf(bytes: Buffer) {
  const chunks: { readonly kind: string; readonly content: Buffer }[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at)
    chunks.push({ kind: bytes.toString('latin1', at + 4, at + 8), content: bytes.subarray(at + 8, end) })
    at = end + 4
  }
  return chunks
}

/** Each line is one byte that names its filter, then the filtered bytes. */
function readLines(chunks: ReturnType<typeof chunksOf>, bytesInLine: number, height: number): Buffer | null {
  const packed = Buffer.concat(chunks.filter(({ kind }) => kind === 'IDAT').map(({ content }) => content))
  const size = (bytesInLine + 1) * height
  try {
    const lines = inflateSync(packed, { maxOutputLength: size })
    return lines.length === size ? lines : null
  } catch (cause) {
    // Broken data is an answer here, whatever is wrong with it; zlib gives each reason a code.
    if (typeof cause === 'object' && cause !== null && 'code' in cause) return null
    throw cause
  }
}

/** Undoes what the five filters of PNG (specification §9.2) did to make lines easier to pack. */
function unfilter(lines: Buffer, bytesInLine: number, channels: number): Buffer {
  const height = lines.length / (bytesInLine + 1)
  const out = Buffer.alloc(bytesInLine * height)
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (bytesInLine + 1)]
    for (let x = 0; x < bytesInLine; x++) {
      const at = y * bytesInLine + x
      const left = x < channels ? 0 : (out[at - channels] ?? 0)
      const up = y === 0 ? 0 : (out[at - bytesInLine] ?? 0)
      const upLeft = x < channels || y === 0 ? 0 : (out[at - bytesInLine - channels] ?? 0)
      const guesses = [0, left, up, (left + up) >> 1, nearest(left, up, upLeft)]
      out[at] = ((lines[y * (bytesInLine + 1) + 1 + x] ?? 0) + (guesses[filter ?? 0] ?? 0)) & 255
    }
  }
  return out
}

function nearest(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft
  const [toLeft, toUp, toUpLeft] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)]
  if (toLeft <= toUp && toLeft <= toUpLeft) return left
  return toUp <= toUpLeft ? up : upLeft
}

function toPixels(bytes: Buffer, channels: number): readonly Pixel[] {
  return Array.from({ length: bytes.length / channels }, (_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 255] = bytes.subarray(index * channels, (index + 1) * channels)
    return { red, green, blue, alpha }
  })
}
