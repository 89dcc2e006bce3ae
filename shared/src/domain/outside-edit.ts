/**
 * What becomes of an edit that somebody made in a SharePoint list. Leaders and the PMO may work there too; but a round that is
 * closed stays as it was, and an answer given here since is never overwritten by one that was typed there before.
 */
import type { RecordList } from './record.ts'
import type { OutsideChange } from './record-merge.ts'
import type { RoundState } from './round.ts'

export const differenceKinds = [
  /** A cell that only the product writes. */
  'notEditable',
  /** The round is closed: frozen data. */
  'roundClosed',
  /** A withdrawn round takes no answers, wherever they come from. */
  'roundWithdrawn',
  /** Somebody answered here after the text was read there. */
  'answerNewerHere',
  /** The editor may not do this. */
  'notPermitted',
  /** The value cannot be understood. */
  'unreadable',
  'deletedThere',
  /** A row that was added there and cannot be taken over. */
  'unknownRow',
  /** A second row for what has its own: its key was typed over, or it was copied. */
  'strayRow',
] as const
export type DifferenceKind = (typeof differenceKinds)[number]

export interface EditFacts {
  /** Of the round the item belongs to; null where it belongs to none. */
  readonly round: RoundState | null
  /** By the table of roles, for what the list is about. */
  readonly editorMay: boolean
}

/** Cells that people may edit there. A list or cell without a line here is written by the product alone. */
const editable: { readonly [list in RecordList]: readonly string[] } = {
  members: ['post', 'duties', 'upn'],
  measures: ['title', 'leadDepartment', 'leadSection', 'relatedSections', 'leader', 'deputies'],
  plans: ['milestone', 'actions', 'target'],
  indicators: ['name', 'unit', 'target', 'targetDay', 'betterWhen'],
  rounds: [],
  checkIns: ['weather', 'progress', 'direction', 'directionReason', 'directionReasonText', 'issue', 'nextAction'],
  revisions: [],
  decisions: [],
  indicatorValues: [],
}

/** Lists to which people may add rows there. */
const growing: readonly RecordList[] = ['members', 'measures']

/** Whether the product takes the changed cell over, or shows it to the PMO, and why. */
export function judgeEdit(list: RecordList, change: OutsideChange, facts: EditFacts): 'accept' | DifferenceKind {
  if (!editable[list].includes(change.cell)) return 'notEditable'
  if (facts.round === 'closed') return 'roundClosed'
  if (facts.round === 'withdrawn') return 'roundWithdrawn'
  if (change.both) return 'answerNewerHere'
  return facts.editorMay ? 'accept' : 'notPermitted'
}

/** Whether a row added there may be taken over. */
export function judgeNewRow(
  list: RecordList,
  facts: Pick<EditFacts, 'editorMay'> & { readonly hasOwnRow: boolean },
): 'accept' | DifferenceKind {
  if (facts.hasOwnRow) return 'strayRow'
  if (!growing.includes(list)) return 'unknownRow'
  return facts.editorMay ? 'accept' : 'notPermitted'
}
