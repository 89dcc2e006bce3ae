/**
 * Draws the app's two icons, a sun behind a cloud as on the board's page. `node infra/setup/package/draw-icons.ts`
 * writes them into `manifest/icons`; a test holds those files to this drawing.
 */
import { writeFileSync } from 'node:fs'
import type { Picture, Pixel } from './read-png.ts'
import { writePng } from './write-png.ts'

/** How far a point lies outside the shape; negative inside. Lengths are those of the board's icon, 24 to a side. */
type Shape = (x: number, y: number) => number

const circle =
  (centreX: number, centreY: number, radius: number): Shape =>
  (x, y) =>
    Math.sqrt((x - centreX) ** 2 + (y - centreY) ** 2) - radius

const box =
  (left: number, top: number, right: number, bottom: number): Shape =>
  (x, y) =>
    Math.max(left - x, x - right, top - y, y - bottom)

const union =
  (...shapes: readonly Shape[]): Shape =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)))

const sun = circle(9, 9.5, 4)
const cloud = union(circle(8.6, 15.2, 3.8), circle(13.37, 13.29, 4.8), circle(17.6, 15.7, 3.3), box(8.6, 13, 17.6, 19))
/** Middle and width of sun and cloud together. */
const drawing = { x: 12.85, y: 12.25, width: 16.1 }

const navy: Pixel = { red: 0x0d, green: 0x47, blue: 0x80, alpha: 255 }
const amber: Pixel = { red: 0xf7, green: 0xa6, blue: 0x00, alpha: 255 }
const white: Pixel = { red: 255, green: 255, blue: 255, alpha: 255 }
const nothing: Pixel = { ...white, alpha: 0 }

/** Teams rounds the corners itself, and may cut what lies outside the middle 120 pixels. */
function drawColourIcon(): Picture {
  return draw(192, 112, (x, y) => {
    if (cloud(x, y) <= 0) return white
    return sun(x, y) <= 0 ? amber : navy
  })
}

function drawOutlineIcon(): Picture {
  const [line, gap] = [1.15, 0.75]
  const isEdge = (distance: number) => distance <= 0 && distance >= -line
  return draw(32, 29, (x, y) => {
    const isSeen = isEdge(cloud(x, y)) || (isEdge(sun(x, y)) && cloud(x, y) > gap)
    return isSeen ? white : nothing
  })
}

/** `width` is that of the drawing, in pixels. Each pixel is the mean of 16 points in it. */
function draw(side: number, width: number, colourAt: (x: number, y: number) => Pixel): Picture {
  const scale = drawing.width / width
  const fine = 4
  const points = Array.from({ length: fine * fine }, (_, index) => [
    ((index % fine) + 0.5) / fine,
    (Math.floor(index / fine) + 0.5) / fine,
  ])
  const pixels = Array.from({ length: side * side }, (_, index) => {
    const [column, row] = [index % side, Math.floor(index / side)]
    const seen = points.map(([dx = 0, dy = 0]) =>
      colourAt((column + dx - side / 2) * scale + drawing.x, (row + dy - side / 2) * scale + drawing.y),
    )
    const mean = (channel: keyof Pixel) =>
      Math.round(seen.reduce((sum, pixel) => sum + pixel[channel], 0) / seen.length)
    return { red: mean('red'), green: mean('green'), blue: mean('blue'), alpha: mean('alpha') }
  })
  return { width: side, height: side, pixels }
}

/** File name -> PNG. */
export function drawIcons(): ReadonlyMap<string, Buffer> {
  return new Map([
    ['color.png', writePng(drawColourIcon())],
    ['outline.png', writePng(drawOutlineIcon())],
  ])
}

if (import.meta.main) {
  const folder = new URL('../../../manifest/icons/', import.meta.url)
  for (const [name, png] of drawIcons()) writeFileSync(new URL(name, folder), png)
}
