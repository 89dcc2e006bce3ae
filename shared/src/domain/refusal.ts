/** Every reason to say no that can be expected, as one union. `wording` turns each into a sentence that says what to do. */
import type { Day } from './day.ts'
import type { MeasureId } from './measure.ts'
import type { RoundId } from './round.ts'
import type { SheetProblem } from './sheet-problem.ts'

/** A field of the answer; the card shows the sentence beside it. */
export type AnswerField =
  | 'weather'
  | 'progress'
  | 'direction'
  | 'directionReason'
  | 'directionReasonText'
  | 'asOf'
  | 'milestones'
  | 'nextYearNeeds'
  | 'issue'
  | 'nextAction'
  | 'consultation'
  | 'consultationBy'
  | `figure:${string}`

export type FieldProblem =
  | { readonly field: AnswerField; readonly code: 'missing' }
  | { readonly field: AnswerField; readonly code: 'notAChoice' | 'notANumber' | 'notADay' }
  | { readonly field: AnswerField; readonly code: 'tooLong'; readonly limit: number; readonly length: number }

/** What the PMO assigns to a measure, a section or a department. */
export type AssignmentField = 'leadSection' | 'leader' | 'deputies' | 'relatedSections' | 'manager' | 'departmentHead'

export type AssignmentProblem =
  | { readonly field: AssignmentField; readonly code: 'unknownPerson' | 'leaderIsDeputy' }
  | { readonly field: AssignmentField; readonly code: 'tooLong'; readonly limit: number; readonly length: number }

/** A day that somebody types or picks beside an answer. */
export type DateField =
  | 'opensOn'
  | 'dueOn'
  | 'closesOn'
  | 'asOfDay'
  | 'meetingOn'
  | 'muteFrom'
  | 'muteTo'
  | 'effectiveOn'

/** What keeps a ladder from doing its work: nobody forgotten, and no department head told by itself. */
export type LadderProblem =
  | 'empty'
  | 'idTwice'
  | 'unreadableId'
  | 'offsetOutOfRange'
  | 'notAscending'
  | 'nobody'
  | 'departmentHead'
  | 'leaderNotOnDueDay'
  | 'pmoNotLast'

/** Why a file is no workbook of ours. */
export type WorkbookCause = 'empty' | 'notAWorkbook' | 'protectedOrOld' | 'tooLarge' | 'damaged'

export type Refusal =
  | { readonly code: 'invalidAnswer'; readonly problems: readonly FieldProblem[] }
  | { readonly code: 'notYourMeasure'; readonly measureId: MeasureId }
  | { readonly code: 'notAllowed' }
  | { readonly code: 'unknownPerson' }
  | { readonly code: 'measureNotInRound'; readonly measureId: MeasureId; readonly roundId: RoundId }
  | { readonly code: 'noOpenRound' }
  | { readonly code: 'unknownRound'; readonly roundId: RoundId }
  | { readonly code: 'unknownMeasure'; readonly measureId: MeasureId }
  | { readonly code: 'roundClosed'; readonly roundId: RoundId; readonly closedOn: Day }
  /** 取り下げ: it may open again. */
  | { readonly code: 'roundWithdrawn'; readonly roundId: RoundId }
  | { readonly code: 'roundAlreadyOpened'; readonly roundId: RoundId }
  /** One round is answered at a time. */
  | { readonly code: 'anotherRoundOpen'; readonly roundId: RoundId }
  /** A newer revision was saved from elsewhere since the form was shown. */
  | { readonly code: 'staleVersion'; readonly savedRevision: number }
  /** The PMO's own measures are accepted by the other office. */
  | { readonly code: 'ownMeasure'; readonly measureId: MeasureId }
  | { readonly code: 'notAnswered'; readonly measureId: MeasureId }
  /** What the PMO asked has its reply already. */
  | { readonly code: 'noOpenQuestion'; readonly measureId: MeasureId }
  | { readonly code: 'textMissing' }
  | { readonly code: 'textTooLong'; readonly limit: number; readonly length: number }
  /** One tick was not enough for these: each needs an answer of its own. */
  | { readonly code: 'nothingTicked' }
  /** The round asks about these, but nobody stands for them and nobody has excused them. */
  | { readonly code: 'measuresWithoutLeader'; readonly roundId: RoundId; readonly measureIds: readonly MeasureId[] }
  | { readonly code: 'reasonMissing' }
  | { readonly code: 'invalidAssignment'; readonly problems: readonly AssignmentProblem[] }
  /** Somebody else has assigned the measure since the form was shown. */
  | { readonly code: 'assignmentChanged'; readonly measureId: MeasureId }
  | { readonly code: 'unknownDoubt' }
  | { readonly code: 'doubtSettledAlready'; readonly doubtId: string }
  | { readonly code: 'doubtNotSettled'; readonly doubtId: string }
  /** The register's cell was changed again after the settlement. */
  | { readonly code: 'doubtCellChanged'; readonly doubtId: string }
  /** 記録: somebody has decided on it since, or it has gone by itself. */
  | { readonly code: 'differenceSettled' }
  /** What stands in the list is not taken over: the round is closed, or the rules of an answer forbid it. */
  | { readonly code: 'differenceNotTaken' }
  | { readonly code: 'unreadableWorkbook'; readonly cause: WorkbookCause }
  | { readonly code: 'invalidWorkbook'; readonly problems: readonly SheetProblem[] }
  /** What the workbook would change is no longer what was shown. */
  | { readonly code: 'previewOutdated' }
  | { readonly code: 'notADay'; readonly field: DateField }
  /** The city hall is closed on that day. */
  | { readonly code: 'notABusinessDay'; readonly field: DateField; readonly day: Day }
  | { readonly code: 'datesOutOfOrder'; readonly earlier: DateField; readonly later: DateField }
  | { readonly code: 'dateTooEarly'; readonly field: DateField; readonly earliest: Day }
  | { readonly code: 'dateTooLate'; readonly field: DateField; readonly latest: Day }
  /** An amendment is for a closed round; while it is open, the answer itself is corrected. */
  | { readonly code: 'roundNotClosed'; readonly roundId: RoundId }
  | { readonly code: 'invalidLadder'; readonly problems: readonly LadderProblem[] }
  | { readonly code: 'invalidSendingHours' }
  /** あとで never silences the last notice, which comes on that day. */
  | { readonly code: 'lastNoticeStays'; readonly on: Day }
  /** The manager chooses for measures that wait for an answer. */
  | { readonly code: 'noAnswerAwaited'; readonly measureId: MeasureId }
  /** The city's setting waits for the manager's word before the PMO accepts. */
  | { readonly code: 'managerHasNotSeen'; readonly measureId: MeasureId }
  /** Nobody stands above who could take the consultation. */
  | { readonly code: 'nobodyToConsult'; readonly measureId: MeasureId }
  | { readonly code: 'consultationSettled'; readonly measureId: MeasureId }
  /** It has gone to somebody else, or never came to this person. */
  | { readonly code: 'consultationElsewhere'; readonly measureId: MeasureId }
  /** Whoever was chosen takes no part yet; the PMO adds people. */
  | { readonly code: 'unknownReceiver' }
  | { readonly code: 'alreadyLeader'; readonly measureId: MeasureId }
  | { readonly code: 'handOverPending'; readonly measureId: MeasureId }
  | { readonly code: 'noOpenHandOver'; readonly measureId: MeasureId }
  /** 関係課の一言 is for the managers and leaders of those sections. */
  | { readonly code: 'notRelatedSection'; readonly measureId: MeasureId }
  /** Nothing is lost: what was said is saved, or still stands in the form. */
  | { readonly code: 'tooLargeForCard' }
  | { readonly code: 'unknownAction' }
  | { readonly code: 'malformedRequest' }

export type RefusalCode = Refusal['code']

export function isRefusal(value: unknown): value is { readonly refusal: Refusal } {
  return typeof value === 'object' && value !== null && 'refusal' in value
}

export function refuse(refusal: Refusal): { readonly refusal: Refusal } {
  return { refusal }
}
