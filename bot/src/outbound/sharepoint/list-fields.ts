/** Every list of the city's record, and each of its columns once: names, kind, index, how it is written and how it is read. */
import { directionReasons, directions } from '../../../../shared/src/domain/direction.ts'
import { dutyCode, readDutyCode } from '../../../../shared/src/domain/duty-code.ts'
import {
  type RecordCellName,
  type RecordDisplayName,
  type RecordList,
  recordLists,
} from '../../../../shared/src/domain/record.ts'
import { weathers } from '../../../../shared/src/domain/weather.ts'
import { labelsJa } from '../../../../shared/src/wording/labels.ja.ts'
import { excuseReasonsJa } from '../../../../shared/src/wording/pmo-setup.ja.ts'
import { betterWhenJa, decisionKindsJa, dutyJa, readDutyJa, yesNoJa } from '../../../../shared/src/wording/record.ja.ts'
import {
  type CellCodec,
  choice,
  codedLines,
  day,
  entraId,
  instant,
  labelled,
  line,
  longText,
  numberIn,
  yesNo,
} from './cell-codec.ts'
import {
  anyNumber,
  type ListColumn,
  moment,
  multiLine,
  person,
  singleLine,
  titleColumnName,
  wholeNumber,
} from './list-column.ts'

interface ListField {
  readonly column: ListColumn
  readonly codec: CellCodec
  /** A second column that shows the cell to people: an instant as a date, an Entra id as a person. Never read. */
  readonly shown: ListColumn | null
}

/** Written for people, cut to what the column holds, never read back. */
interface DisplayField {
  readonly column: ListColumn
}

export interface ListTable<List extends RecordList> {
  /** Given as the display name when the list is made, so that its address is ASCII and stays. */
  readonly name: string
  /** What people see, given afterwards. */
  readonly displayName: string
  readonly cells: { readonly [cell in RecordCellName<List>]: ListField }
  readonly display: { readonly [name in RecordDisplayName<List>]: DisplayField }
}

/** `RecordItem.key`: made here, so that a create can be repeated without making a second item. */
export const keyColumn: ListColumn = {
  name: 'GyokakuKey',
  displayName: '業革キー（変更しないでください）',
  kind: singleLine,
  indexed: true,
  unique: true,
}

interface Options {
  readonly indexed?: boolean
  readonly shown?: ListColumn
}

const column = (name: string, displayName: string, kind: ListColumn['kind'], indexed = false): ListColumn => ({
  name,
  displayName,
  kind,
  indexed,
  unique: false,
})
const field = (
  name: string,
  displayName: string,
  codec: CellCodec,
  { indexed = false, shown }: Options = {},
): ListField => ({
  column: column(name, displayName, codec.kind, indexed),
  codec,
  shown: shown ?? null,
})
const title = (displayName: string): DisplayField => ({ column: column(titleColumnName, displayName, singleLine) })
const display = (name: string, displayName: string, kind: ListColumn['kind'], indexed = false): DisplayField => ({
  column: column(name, displayName, kind, indexed),
})

const labelsOf = <Code extends string>(codes: readonly Code[], label: (code: Code) => string) =>
  Object.fromEntries(codes.map((code) => [code, label(code)])) as { readonly [code in Code]: string }

const weather = choice(
  labelsOf(weathers, (code) => `${labelsJa.weather[code].symbol}${labelsJa.weather[code].label}`),
  Object.fromEntries(
    weathers.map((code) => {
      const { symbol, label, short } = labelsJa.weather[code]
      return [code, [symbol, label, short]]
    }),
  ),
)
const direction = choice(labelsOf(directions, (code) => labelsJa.direction[code]))
const directionReason = choice(labelsOf(directionReasons, (code) => labelsJa.directionReason[code]))
const flag = yesNo(yesNoJa)
const count = numberIn(wholeNumber)
const amount = numberIn(anyNumber)
const duties = codedLines(
  (code) => {
    const duty = readDutyCode(code)
    return duty ? dutyJa(duty) : undefined
  },
  (text) => {
    const duty = readDutyJa(text) ?? readDutyCode(text)
    return duty ? dutyCode(duty) : undefined
  },
)

const indexed = { indexed: true }
const roundId = field('RoundKey', 'レビュー回', line, indexed)
const measureId = field('MeasureNumber', '施策番号', line, indexed)

/** The latest answer in 進捗報告, a superseded one in 進捗履歴: the same columns. */
const answer = {
  revision: field('Revision', '版', count),
  weather: field('Weather', '天気', weather, indexed),
  progress: field('Progress', '進捗状況', longText),
  direction: field('Direction', '今後の方向性', direction, indexed),
  directionReason: field('DirectionReason', '方向性理由', directionReason),
  directionReasonText: field('DirectionReasonText', '方向性理由（補足）', longText),
  figures: field('FiguresData', '数値（データ）', longText),
  issue: field('Issue', '課題', longText),
  nextAction: field('NextAction', '次のアクション', longText),
  answeredBy: field('AnsweredBy', '回答者（ID）', entraId, indexed),
  recordedFor: field('RecordedFor', '代理入力の本人（ID）', entraId),
  answeredAt: field('AnsweredAtExact', '回答日時（UTC）', instant, { shown: column('AnsweredAt', '回答日時', moment) }),
  unchanged: field('Unchanged', '変わりない', flag),
  sample: field('Sample', '見本', flag),
  exact: field('ExactData', '控え（データ）', longText),
}

export const listFields: { readonly [List in RecordList]: ListTable<List> } = {
  members: {
    name: 'GyokakuMembers',
    displayName: 'メンバー',
    cells: {
      id: field('MemberEntra', '利用者（ID）', entraId, {
        indexed: true,
        shown: column('MemberPerson', '利用者', person),
      }),
      post: field(titleColumnName, '職名', line),
      duties: field('Duties', '役割', duties),
      upn: field('SignInName', 'サインイン名', line, indexed),
    },
    display: { measures: display('MeasureNumbers', '担当施策', multiLine) },
  },
  measures: {
    name: 'GyokakuMeasures',
    displayName: '施策',
    cells: {
      id: measureId,
      order: field('ListPlace', '並び順', count, indexed),
      title: field(titleColumnName, '管理項目', line),
      pillarId: field('PillarCode', '施策3本柱（番号）', line),
      pillarName: field('PillarName', '施策3本柱', line, indexed),
      areaId: field('AreaCode', '施策9領域（番号）', line),
      areaName: field('AreaName', '施策9領域', line, indexed),
      leadDepartment: field('LeadDepartment', '主担当部', line, indexed),
      leadSection: field('LeadSection', '主担当課', line, indexed),
      relatedSections: field('RelatedSections', '関係課', longText),
      leader: field('LeaderEntra', '担当（ID）', entraId, {
        indexed: true,
        shown: column('LeaderPerson', '担当', person),
      }),
      deputies: field('DeputyEntras', '代理（ID）', longText),
      detail: field('DetailData', '原典（データ）', longText),
    },
    display: {
      leaderPost: display('LeaderPost', '担当の職名', singleLine),
      deputyPosts: display('DeputyPosts', '代理の職名', multiLine),
    },
  },
  plans: {
    name: 'GyokakuPlans',
    displayName: '計画',
    cells: {
      measureId,
      fiscalYear: field('FiscalYear', '年度', count, indexed),
      milestone: field('Milestone', 'マイルストーン（年度末時点）', longText),
      actions: field('PlannedActions', '実施内容', longText),
      target: field('YearEndTarget', 'Q4末 到達目標', longText),
    },
    display: { title: title('管理項目') },
  },
  indicators: {
    name: 'GyokakuIndicators',
    displayName: '指標',
    cells: {
      id: field('IndicatorNumber', '指標番号', line, indexed),
      measureId,
      name: field(titleColumnName, '指標', line),
      unit: field('IndicatorUnit', '単位', line),
      target: field('TargetValue', '目標値', amount),
      targetDay: field('TargetDay', '目標の期日', day),
      betterWhen: field('BetterWhen', '望ましい向き', choice(betterWhenJa)),
      cumulative: field('Cumulative', '年度の累計', flag),
      detail: field('DetailData', '原典（データ）', longText),
    },
    display: { title: display('MeasureTitle', '管理項目', singleLine) },
  },
  rounds: {
    name: 'GyokakuRounds',
    displayName: 'レビュー回',
    cells: {
      id: field('RoundKey', 'レビュー回（番号）', line, indexed),
      state: field('RoundState', '状態', choice(labelsJa.roundState), indexed),
      opensOn: field('OpensOn', '開始日', day),
      dueOn: field('DueOn', '期限', day),
      closesOn: field('ClosesOn', '締切', day),
      asOfDay: field('AsOfDay', '数値の時点', day),
      exact: field('ExactData', '控え（データ）', longText),
    },
    display: {
      label: title('レビュー回'),
      answered: display('AnsweredCount', '回答済', wholeNumber),
      expected: display('ExpectedCount', '対象', wholeNumber),
    },
  },
  checkIns: {
    name: 'GyokakuCheckIns',
    displayName: '進捗報告',
    cells: {
      roundId,
      measureId,
      responsible: field('ResponsibleEntra', '担当（ID）', entraId, indexed),
      state: field('AnswerState', '状況', choice(labelsJa.expectation), indexed),
      cause: field('StateCause', '状況の理由', labelled(excuseReasonsJa)),
      ...answer,
      followUp: field('FollowUpData', '保存後の確認（データ）', longText),
      published: field('PublishedData', '公表資料の読み取り（データ）', longText),
    },
    display: {
      title: title('管理項目'),
      pillarName: display('PillarName', '施策3本柱', singleLine, true),
      leadSection: display('LeadSection', '主担当課', singleLine, true),
      responsiblePost: display('ResponsiblePost', '担当の職名', singleLine),
      figuresText: display('FiguresText', '数値', multiLine),
      consultationText: display('ConsultationText', 'ご相談', multiLine),
      consultationBy: display('ConsultationBy', 'ご相談の期日', singleLine),
      /** `○` in the items of the latest round: what the views for "this round" ask for. */
      latestRound: display('LatestRound', '最新の回', singleLine, true),
      relatedText: display('RelatedText', '関係課から', multiLine),
    },
  },
  revisions: {
    name: 'GyokakuRevisions',
    displayName: '進捗履歴',
    cells: { roundId, measureId, ...answer },
    display: { title: title('管理項目') },
  },
  decisions: {
    name: 'GyokakuDecisions',
    displayName: '決定',
    cells: {
      kind: field('DecisionKind', '種類', choice(decisionKindsJa), indexed),
      roundId,
      measureId,
      text: field('DecisionText', '内容', longText),
      reply: field('ReplyText', '返答・結果', longText),
      by: field('DecidedBy', '記入者（ID）', entraId, indexed),
      at: field('DecidedAtExact', '日時（UTC）', instant, { shown: column('DecidedAt', '日時', moment) }),
      exact: field('ExactData', '控え（データ）', longText),
    },
    display: {
      title: title('管理項目'),
      byPost: display('DecidedByPost', '記入者の職名', singleLine),
    },
  },
  indicatorValues: {
    name: 'GyokakuIndicatorValues',
    displayName: '指標値',
    cells: {
      indicatorId: field('IndicatorNumber', '指標番号', line, indexed),
      measureId,
      roundId,
      value: field('FigureValue', '値', amount),
      asOf: field('AsOfDay', '数値の時点', day),
    },
    display: {
      title: title('管理項目'),
      name: display('IndicatorName', '指標', singleLine),
      unit: display('IndicatorUnit', '単位', singleLine),
      target: display('TargetValue', '目標値', anyNumber),
    },
  },
}

interface CellEntry extends ListField {
  readonly cell: string
}
interface DisplayEntry extends DisplayField {
  readonly name: string
}

interface Entries {
  readonly cells: readonly CellEntry[]
  readonly display: readonly DisplayEntry[]
}

/** Made once: they are asked for with every row. */
const entries = new Map<RecordList, Entries>(
  recordLists.map((list) => {
    const table: { readonly cells: object; readonly display: object } = listFields[list]
    const cells = Object.entries(table.cells as Record<string, ListField>).map(([cell, one]) => ({ cell, ...one }))
    const shown = Object.entries(table.display as Record<string, DisplayField>).map(([name, one]) => ({ name, ...one }))
    return [list, { cells, display: shown }]
  }),
)

/** The table of a list for code that serves every list. */
export function entriesOf(list: RecordList): Entries {
  const found = entries.get(list)
  if (!found) throw new Error(`No list ${list}`)
  return found
}

/** Every column a list has from us, Title first, then the key. */
export function columnsOf(list: RecordList): readonly ListColumn[] {
  const { cells, display: shown } = entriesOf(list)
  const own = [
    ...cells.flatMap((one) => (one.shown ? [one.column, one.shown] : [one.column])),
    ...shown.map((one) => one.column),
  ]
  const isTitle = ({ name }: ListColumn) => name === titleColumnName
  return [...own.filter(isTitle), keyColumn, ...own.filter((one) => !isTitle(one))]
}
