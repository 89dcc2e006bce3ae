import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { drawIcons } from '../../infra/setup/package/draw-icons.ts'
import { readPng } from '../../infra/setup/package/read-png.ts'
import { writePng } from '../../infra/setup/package/write-png.ts'

const committed = (name: string) => readFileSync(new URL(`../../manifest/icons/${name}`, import.meta.url))

describe('アイコン', () => {
  const drawn = drawIcons()

  test.each(['color.png', 'outline.png'])('%s は、描く手順のとおりの絵である', (name) => {
    expect(drawn.get(name)?.equals(committed(name))).toBe(true)
  })

  test('カラーの角までアプリの色で、中央に絵がある', () => {
    const picture = readPng(committed('color.png'))
    expect(picture?.pixels[0]).toEqual({ red: 0x0d, green: 0x47, blue: 0x80, alpha: 255 })
    expect(picture?.pixels[96 * 192 + 96]).toEqual({ red: 255, green: 255, blue: 255, alpha: 255 })
  })
})

describe('PNG の読み書き', () => {
  const pixels = Array.from({ length: 35 }, (_, index) => ({
    red: (index * 37) % 256,
    green: (index * 91) % 256,
    blue: (index * 151) % 256,
    alpha: (index * 203) % 256,
  }))
  const picture = { width: 7, height: 5, pixels }

  test('書いた絵を、同じ絵として読む', () => {
    expect(readPng(writePng(picture))).toEqual(picture)
  })

  test.each([1, 2, 3, 4])('描画ソフトが使う圧縮の準備（フィルター%i）を元に戻す', (filter) => {
    expect(readPng(filtered(filter))).toEqual(picture)
  })

  test('絵でないもの、壊れたもの、色数の違うものは読まない', () => {
    const whole = writePng(picture)
    const paletted = Buffer.from(whole)
    paletted.writeUInt8(3, 25)
    const endless = Buffer.from(whole)
    endless.writeUInt32BE(0xffff_ffff, 16)
    for (const file of [Buffer.alloc(0), Buffer.from('GIF89a'), whole.subarray(0, 30), paletted, endless]) {
      expect(readPng(file)).toBeNull()
    }
  })

  /** The same picture, its lines filtered as PNG §9.2 says: the exact opposite of what the reader has to do. */
  function filtered(filter: number): Buffer {
    const plain = pixels.flatMap(({ red, green, blue, alpha }) => [red, green, blue, alpha])
    const at = (x: number, y: number) => (x < 0 || y < 0 ? 0 : (plain[y * 28 + x] ?? 0))
    const paeth = (a: number, b: number, c: number) => {
      const p = a + b - c
      const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)]
      if (pa <= pb && pa <= pc) return a
      return pb <= pc ? b : c
    }
    const guess = [
      () => 0,
      (x: number, y: number) => at(x - 4, y),
      (x: number, y: number) => at(x, y - 1),
      (x: number, y: number) => Math.floor((at(x - 4, y) + at(x, y - 1)) / 2),
      (x: number, y: number) => paeth(at(x - 4, y), at(x, y - 1), at(x - 4, y - 1)),
    ][filter]
    const lines = Array.from({ length: 5 }, (_, y) => [
      filter,
      ...Array.from({ length: 28 }, (_, x) => (at(x, y) - (guess?.(x, y) ?? 0)) & 255),
    ])
    const content = deflateSync(Buffer.from(lines.flat()))
    const whole = writePng(picture)
    const chunk = Buffer.alloc(content.length + 12)
    chunk.writeUInt32BE(content.length, 0)
    chunk.write('IDAT', 4)
    chunk.set(content, 8)
    return Buffer.concat([whole.subarray(0, 33), chunk, whole.subarray(-12)])
  }
})
