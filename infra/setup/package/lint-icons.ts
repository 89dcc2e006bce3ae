/** The colour icon is 192 by 192; the outline is 32 by 32, white on nothing, so that Teams can show it on any theme. */
import type { Lint } from './opened-package.ts'
import { type Picture, readPng } from './read-png.ts'

export const lintIcons: Lint = ({ manifest: { icons }, files }) => [
  ...lintIcon(files.get(icons.color), icons.color, 192, () => []),
  ...lintIcon(files.get(icons.outline), icons.outline, 32, (picture) => lintOutline(picture, icons.outline)),
]

function lintIcon(
  content: Uint8Array | undefined,
  name: string,
  side: number,
  more: (picture: Picture) => readonly string[],
): readonly string[] {
  const picture = content && readPng(content)
  if (!picture) return [`アイコン ${name} を、24ビットか32ビットの PNG で置いてください。`]
  const { width, height } = picture
  return width === side && height === side
    ? more(picture)
    : [`アイコン ${name} は ${side}×${side} の大きさにしてください（いまは ${width}×${height}）。`]
}

function lintOutline({ pixels }: Picture, name: string): readonly string[] {
  const isClear = pixels.map(({ alpha }) => alpha === 0)
  const visible = pixels.filter(({ alpha }) => alpha > 0)
  return [
    ...(isClear.includes(true) ? [] : [`アイコン ${name} の背景を透明にしてください。`]),
    ...(visible.length > 0 ? [] : [`アイコン ${name} に何も描かれていません。`]),
    ...(visible.every(({ red, green, blue }) => red === 255 && green === 255 && blue === 255)
      ? []
      : [`アイコン ${name} は白だけで描いてください。`]),
  ]
}
