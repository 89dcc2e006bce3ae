/** Measures by rounds (`GET /api/history`): one letter a cell, so that thousands of measures stay one small answer. */
import { z } from 'zod'
import { roundStates } from '../domain/round.ts'
import { weathers } from '../domain/weather.ts'

/** What stands in a cell, and the letter it travels as (the weathers in capitals). */
const letters = {
  sunny: 'S',
  cloudy: 'C',
  rainy: 'R',
  stormy: 'T',
  outOfScope: 'O',
  /** Answered, but the asker may not see it yet. */
  inConfirmation: 'h',
  /** The city's printed list: to be confirmed, never an answer. */
  published: 'p',
  unanswered: '-',
  unreachable: 'u',
  excused: 'x',
  /** The round does not ask about the measure. */
  notAsked: '.',
} as const

export type HistoryCell = keyof typeof letters

export interface MarkedCell {
  readonly cell: HistoryCell
  /** Made up to try things out. */
  readonly sample: boolean
  /** A weather of the printed list that the PMO has confirmed. */
  readonly confirmed: boolean
}

/** A sample's weather travels in lower case, a confirmed one of the printed list as its place among the weathers. */
const cells = new Map<string, MarkedCell>([
  ...(Object.keys(letters) as HistoryCell[]).map((cell) => asRead({ cell, sample: false, confirmed: false })),
  ...weathers.map((cell) => asRead({ cell, sample: true, confirmed: false })),
  ...weathers.map((cell) => asRead({ cell, sample: false, confirmed: true })),
])

function asRead(marked: MarkedCell): [letter: string, marked: MarkedCell] {
  return [letterOf(marked), marked]
}

function letterOf({ cell, sample, confirmed }: MarkedCell): string {
  if (confirmed) return String((weathers as readonly HistoryCell[]).indexOf(cell))
  return sample ? letters[cell].toLowerCase() : letters[cell]
}

/** One letter for each round, in the order of the rounds. */
export function writeCells(marked: readonly MarkedCell[]): string {
  return marked.map(letterOf).join('')
}

/** What `writeCells` wrote. */
export function readCells(written: string): readonly MarkedCell[] {
  return Array.from(written, (letter) => cells.get(letter) ?? nothing)
}

const nothing: MarkedCell = { cell: 'notAsked', sample: false, confirmed: false }

export const history = z.object({
  /** Every round there is, oldest first. */
  rounds: z.array(z.object({ id: z.string(), state: z.enum(roundStates) })),
  pillars: z.array(z.object({ id: z.string(), name: z.string() })),
  areas: z.array(z.object({ id: z.string(), name: z.string(), pillarId: z.string() })),
  /** In the order of the city's list; `cells` is read by `readCells`. */
  measures: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      areaId: z.string(),
      cells: z.string().regex(/^[SCRTOscrto0-4hp\-ux.]*$/),
      /** Rounds that were amended after their close: what was said last. */
      amendments: z.array(z.object({ roundId: z.string(), dated: z.string(), weather: z.enum(weathers) })).optional(),
    }),
  ),
})

export type History = z.infer<typeof history>
export type MeasureInHistory = History['measures'][number]
export type RoundInHistory = History['rounds'][number]
