/** The parts of the page in their order, with the id that leads to each. */
export const parts = [
  'vision',
  'goal',
  'pillars',
  'principles',
  'ways',
  'approaches',
  'governance',
  'longTerm',
  'midTerm',
] as const

export type Part = (typeof parts)[number]

export function idOfPart(part: Part): string {
  return `strategy-${part}`
}
