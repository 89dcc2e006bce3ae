/**
 * The city's record: what stands in its SharePoint lists, in the words of this product. An item is a key and named cells of
 * plain values, so that one comparison and one merge serve every list.
 */

export const recordLists = [
  'members',
  'measures',
  'plans',
  'indicators',
  'rounds',
  'checkIns',
  'revisions',
  'decisions',
  'indicatorValues',
] as const
/** In the order in which an empty database is filled again: what is referred to comes first. */
export type RecordList = (typeof recordLists)[number]

/** A list of lines is joined by line ends; what has no shape of its own is JSON text; an instant is ISO 8601 in UTC. */
export type RecordCell = string | number | boolean | null

/** By the name of the property. Empty text and null are the same: SharePoint keeps neither. */
export type RecordCells = Readonly<Record<string, RecordCell>>

export interface RecordAddress {
  readonly list: RecordList
  /** Made here, never changed: `B1-5a|2025Q3`. Unique in its list. */
  readonly key: string
}

export interface RecordItem extends RecordAddress {
  readonly cells: RecordCells
  /** Written for people who look at the list (titles, posts); never read back. */
  readonly display: RecordCells
}

/** What an empty cell is, whoever emptied it. */
export function recordCell(value: RecordCell | undefined): RecordCell {
  return value === undefined || value === '' ? null : value
}

export const checkInKey = (measureId: string, roundId: string) => `${measureId}|${roundId}`
/** Of a key that begins with a measure and a round. */
export function recordKeyParts(key: string): { readonly measureId: string; readonly roundId: string } {
  const [measureId = '', roundId = ''] = key.split('|')
  return { measureId, roundId }
}
export const revisionKey = (measureId: string, roundId: string, revision: number) =>
  `${checkInKey(measureId, roundId)}|r${revision}`
export const planKey = (measureId: string, fiscalYear: number) => `${measureId}|${fiscalYear}`
export const indicatorValueKey = (indicatorId: string, roundId: string) => `${indicatorId}|${roundId}`
export const reviewKey = (measureId: string, roundId: string, number: number) =>
  `${checkInKey(measureId, roundId)}|question${number}`
export const acceptanceKey = (measureId: string, roundId: string, revision: number) =>
  `${checkInKey(measureId, roundId)}|accepted${revision}`
export const excuseKey = (measureId: string, roundId: string) => `${checkInKey(measureId, roundId)}|excused`
export const consultationKey = (measureId: string, roundId: string, number: number) =>
  `${checkInKey(measureId, roundId)}|consultation${number}`
export const handOverKey = (measureId: string, number: number) => `handOver|${measureId}|${number}`
export const outcomeKey = (measureId: string, roundId: string) => `${checkInKey(measureId, roundId)}|outcome`
export const amendmentKey = (measureId: string, roundId: string, number: number) =>
  `${checkInKey(measureId, roundId)}|amendment${number}`
export const relatedLineKey = (measureId: string, roundId: string, section: string) =>
  `${checkInKey(measureId, roundId)}|related:${section}`
export const extensionKey = (measureId: string, roundId: string) => `${checkInKey(measureId, roundId)}|extension`
export const inHandKey = (measureId: string, roundId: string) => `${checkInKey(measureId, roundId)}|inHand`
export const managerSeenKey = (measureId: string, roundId: string, revision: number, by: string) =>
  `${checkInKey(measureId, roundId)}|seen${revision}:${by}`
export const settingKey = (name: string) => `setting|${name}`
export const roundPlanKey = (roundId: string) => `roundPlan|${roundId}`
export const closingReportKey = (roundId: string) => `closingReport|${roundId}`
export const doubtKey = (id: string) => `doubt|${id}`

/** Every cell of every list. What a list shows beyond them is `display`. */
export const recordCellNames = {
  /** `duties`: a line each, as `dutyCode` writes them. */
  members: ['id', 'post', 'duties', 'upn'],
  /** `leader` and `deputies` are object ids; `detail` is JSON; `relatedSections`, `deputies` are lines. */
  measures: [
    'id',
    'order',
    'title',
    'pillarId',
    'pillarName',
    'areaId',
    'areaName',
    'leadDepartment',
    'leadSection',
    'relatedSections',
    'leader',
    'deputies',
    'detail',
  ],
  /** The last three are lines. */
  plans: ['measureId', 'fiscalYear', 'milestone', 'actions', 'target'],
  indicators: ['id', 'measureId', 'name', 'unit', 'target', 'targetDay', 'betterWhen', 'cumulative', 'detail'],
  rounds: ['id', 'state', 'opensOn', 'dueOn', 'closesOn', 'asOfDay', 'exact'],
  /** From `revision` to `nonce`: the latest revision, all null before the first. `exact`, `followUp`, `published` are JSON. */
  checkIns: [
    'roundId',
    'measureId',
    'responsible',
    'state',
    'cause',
    'revision',
    'weather',
    'progress',
    'direction',
    'directionReason',
    'directionReasonText',
    'figures',
    'issue',
    'nextAction',
    'answeredBy',
    'recordedFor',
    'answeredAt',
    'unchanged',
    'sample',
    'exact',
    'followUp',
    'published',
  ],
  revisions: [
    'roundId',
    'measureId',
    'revision',
    'weather',
    'progress',
    'direction',
    'directionReason',
    'directionReasonText',
    'figures',
    'issue',
    'nextAction',
    'answeredBy',
    'recordedFor',
    'answeredAt',
    'unchanged',
    'sample',
    'exact',
  ],
  /** `kind`: the keys of `decisionKindsJa`. `exact` is JSON of the whole. */
  decisions: ['kind', 'roundId', 'measureId', 'text', 'reply', 'by', 'at', 'exact'],
  indicatorValues: ['indicatorId', 'measureId', 'roundId', 'value', 'asOf'],
} as const satisfies { readonly [list in RecordList]: readonly string[] }
export type RecordCellName<List extends RecordList> = (typeof recordCellNames)[List][number]

/** What a list shows beyond its cells. */
export const recordDisplayNames = {
  members: ['measures'],
  measures: ['leaderPost', 'deputyPosts'],
  plans: ['title'],
  indicators: ['title'],
  rounds: ['label', 'answered', 'expected'],
  checkIns: [
    'title',
    'pillarName',
    'leadSection',
    'responsiblePost',
    'figuresText',
    'consultationText',
    'consultationBy',
    'latestRound',
    'relatedText',
  ],
  revisions: ['title'],
  decisions: ['title', 'byPost'],
  indicatorValues: ['title', 'name', 'unit', 'target'],
} as const satisfies { readonly [list in RecordList]: readonly string[] }
export type RecordDisplayName<List extends RecordList> = (typeof recordDisplayNames)[List][number]
