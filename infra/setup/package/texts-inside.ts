/** Every text in a JSON value, with the place where it stands. */
export interface PlacedText {
  /** `staticTabs[0].contentUrl` */
  readonly place: string
  readonly text: string
}

export function textsInside(value: unknown, place = ''): readonly PlacedText[] {
  if (typeof value === 'string') return [{ place, text: value }]
  if (Array.isArray(value)) return value.flatMap((item, index) => textsInside(item, `${place}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => textsInside(item, place === '' ? key : `${place}.${key}`))
}
