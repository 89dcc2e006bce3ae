/** The way of the closing card (PMO, 副市長, 市長), and what the meeting made of each measure. */
import { type Day, isDay } from './day.ts'
import { type Direction, directions } from './direction.ts'
import type { MeasureId } from './measure.ts'
import type { PersonId } from './person.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'
import type { RoundId } from './round.ts'
import { readOptionalText } from './typed-text.ts'

export const reportStages = ['preview', 'withProgrammeManager', 'confirmed', 'reported'] as const
/** `reported`: the owner has it, and leaders and managers are thanked. */
export type ReportStage = (typeof reportStages)[number]

/** PMO: `send`. Programme manager: `seen`, or `askPmo`, which brings the card back to the PMO. */
export type ReportPress = 'send' | 'seen' | 'askPmo'

const ways: { readonly [stage in ReportStage]: { readonly [press in ReportPress]?: ReportStage } } = {
  preview: { send: 'withProgrammeManager' },
  withProgrammeManager: { seen: 'confirmed', askPmo: 'preview' },
  confirmed: { send: 'reported', askPmo: 'preview' },
  reported: {},
}

/** Null where the press does nothing at this stage, as when it comes twice. */
export function afterPress(stage: ReportStage, press: ReportPress): ReportStage | null {
  return ways[stage][press] ?? null
}

/** What the meeting said of a measure, entered by the PMO. */
export interface MeetingOutcome {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  readonly direction: Direction
  readonly note: string
  readonly confirmedOn: Day
  /** 起案番号; empty until the decision is drafted. */
  readonly draftNumber: string
  readonly by: PersonId
  readonly at: Date
}

/** 案 → 会議での確認 → 決定. Nothing is called decided before its 起案番号 is there. */
export type OutcomeStage = 'proposal' | 'confirmed' | 'decided'

export function outcomeStage(outcome: Pick<MeetingOutcome, 'draftNumber'> | null): OutcomeStage {
  if (!outcome) return 'proposal'
  return outcome.draftNumber === '' ? 'confirmed' : 'decided'
}

export function readOutcome(
  typed: Pick<MeetingOutcome, 'roundId' | 'measureId' | 'by' | 'at'> & {
    readonly [field in 'direction' | 'note' | 'confirmedOn' | 'draftNumber']: string
  },
): MeetingOutcome | { readonly refusal: Refusal } {
  const direction = directions.find((known) => known === typed.direction)
  if (!direction) return refuse({ code: 'malformedRequest' })
  const confirmedOn = typed.confirmedOn.trim()
  if (!isDay(confirmedOn)) return refuse({ code: 'notADay', field: 'meetingOn' })
  const note = readOptionalText(typed.note)
  if (isRefusal(note)) return note
  const draftNumber = readOptionalText(typed.draftNumber)
  if (isRefusal(draftNumber)) return draftNumber
  return { ...typed, direction, confirmedOn, note: note.text, draftNumber: draftNumber.text }
}
