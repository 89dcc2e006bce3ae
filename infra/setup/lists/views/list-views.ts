/** The views an officer uses without our tab: what each shows, in which order, and which one opens first. */
import { listFields } from '../../../../bot/src/outbound/sharepoint/list-fields.ts'
import type { RecordList } from '../../../../shared/src/domain/record.ts'
import type { ExpectationState } from '../../../../shared/src/domain/round.ts'
import type { Weather } from '../../../../shared/src/domain/weather.ts'
import { labelsJa } from '../../../../shared/src/wording/labels.ja.ts'
import { writtenAs } from '../written-as.ts'
import { both, groupBy, isEmpty, isOneOf, isText, orderBy, where } from './caml.ts'

export interface ListViewPlan {
  /** Its address, and its name until it is complete. */
  readonly page: string
  readonly title: string
  /** For people who make it by hand. */
  readonly how: string
  /** Internal names. */
  readonly fields: readonly string[]
  readonly query: string
  readonly isDefault: boolean
}

const { cells: checkIn, display: shown } = listFields.checkIns
const nameOf = (field: { readonly column: { readonly name: string } }) => field.column.name

const latest = isText(nameOf(shown.latestRound), '○')
const measure = nameOf(checkIn.measureId)
const state = nameOf(checkIn.state)
const weather = nameOf(checkIn.weather)
const roundNewestFirst = `-${nameOf(checkIn.roundId)}`

/** In these nothing has been said yet. */
const unanswered: readonly ExpectationState[] = ['planned', 'delivered', 'unreachable']

const weatherText = (code: Weather) => writtenAs(checkIn.weather, code)

const board = [
  measure,
  'LinkTitle',
  weather,
  nameOf(checkIn.progress),
  nameOf(shown.figuresText),
  nameOf(checkIn.direction),
  nameOf(checkIn.directionReason),
  state,
  nameOf(shown.leadSection),
  nameOf(checkIn.recordedFor),
  nameOf(checkIn.sample),
]

type ViewText = Omit<ListViewPlan, 'isDefault'>

const views: { readonly [list in RecordList]: readonly [ViewText, ...ViewText[]] } = {
  checkIns: [
    {
      page: 'GyokakuByPillar',
      title: '柱ごと',
      how: '「最新の回」が ○ のもの。「施策3本柱」でグループ化し、施策番号の順',
      fields: board,
      query: groupBy(nameOf(shown.pillarName)) + orderBy(measure) + where(latest),
    },
    {
      page: 'GyokakuUnanswered',
      title: 'この回の未回答',
      how: `「状況」が ${unanswered.map((code) => labelsJa.expectation[code]).join('・')} のどれかで、「最新の回」が ○ のもの。主担当課、施策番号の順`,
      fields: [
        measure,
        'LinkTitle',
        state,
        nameOf(checkIn.cause),
        nameOf(shown.leadSection),
        nameOf(shown.responsiblePost),
        nameOf(checkIn.roundId),
      ],
      query:
        where(
          both(
            isOneOf(
              state,
              unanswered.map((code) => labelsJa.expectation[code]),
            ),
            latest,
          ),
        ) + orderBy(nameOf(shown.leadSection), measure),
    },
    {
      page: 'GyokakuByWeather',
      title: '天気ごと',
      how: '「最新の回」が ○ のもの。「天気」でグループ化し、施策番号の順',
      fields: board,
      query: groupBy(weather) + orderBy(measure) + where(latest),
    },
    {
      page: 'GyokakuRainAndThunder',
      title: '雨・雷だけ',
      how: `「天気」が ${weatherText('rainy')}・${weatherText('stormy')} のどちらかで、「最新の回」が ○ のもの。施策番号の順`,
      fields: [
        measure,
        'LinkTitle',
        weather,
        nameOf(checkIn.progress),
        nameOf(checkIn.issue),
        nameOf(checkIn.nextAction),
        nameOf(shown.consultationText),
        nameOf(shown.consultationBy),
        nameOf(checkIn.direction),
        nameOf(shown.leadSection),
      ],
      query: where(both(isOneOf(weather, [weatherText('stormy'), weatherText('rainy')]), latest)) + orderBy(measure),
    },
    {
      page: 'GyokakuReturned',
      title: '確認のお願い中',
      how: `「状況」が ${labelsJa.expectation.returned} のもの。レビュー回の新しい順、施策番号の順`,
      fields: [
        measure,
        'LinkTitle',
        nameOf(checkIn.roundId),
        state,
        weather,
        nameOf(checkIn.progress),
        nameOf(shown.leadSection),
        nameOf(shown.responsiblePost),
      ],
      query: where(isText(state, labelsJa.expectation.returned)) + orderBy(roundNewestFirst, measure),
    },
  ],
  measures: [
    {
      page: 'GyokakuAllMeasures',
      title: '一覧',
      how: '「並び順」の順。担当の決まっていない施策には「PL未定」と出ます',
      fields: [
        'MeasureNumber',
        'LinkTitle',
        'PillarName',
        'AreaName',
        'LeadDepartment',
        'LeadSection',
        'LeaderPost',
        'DeputyPosts',
        'RelatedSections',
      ],
      query: orderBy('ListPlace'),
    },
    {
      page: 'GyokakuNoLeader',
      title: 'PL未定',
      how: '「担当（ID）」が空のもの。「並び順」の順',
      fields: ['MeasureNumber', 'LinkTitle', 'LeadDepartment', 'LeadSection', 'LeaderPost', 'DeputyPosts'],
      query: where(isEmpty('LeaderEntra')) + orderBy('ListPlace'),
    },
  ],
  decisions: [
    {
      page: 'GyokakuNewest',
      title: '新しい順',
      how: '「日時」の新しい順',
      fields: [
        'DecidedAt',
        'DecisionKind',
        'RoundKey',
        'MeasureNumber',
        'LinkTitle',
        'DecisionText',
        'ReplyText',
        'DecidedByPost',
      ],
      query: orderBy('-DecidedAt'),
    },
  ],
  members: [
    {
      page: 'GyokakuAllMembers',
      title: '一覧',
      how: '職の順',
      fields: ['LinkTitle', 'Duties', 'MeasureNumbers', 'SignInName'],
      query: orderBy('Title'),
    },
  ],
  indicatorValues: [
    {
      page: 'GyokakuByRound',
      title: '回ごと',
      how: '「レビュー回」でグループ化（新しい順）し、指標番号の順',
      fields: ['MeasureNumber', 'LinkTitle', 'IndicatorName', 'FigureValue', 'IndicatorUnit', 'TargetValue', 'AsOfDay'],
      query: groupBy('-RoundKey') + orderBy('IndicatorNumber'),
    },
  ],
  rounds: [
    {
      page: 'GyokakuNewestRounds',
      title: '新しい順',
      how: '「レビュー回（番号）」の新しい順',
      fields: [
        'LinkTitle',
        'RoundKey',
        'RoundState',
        'OpensOn',
        'DueOn',
        'ClosesOn',
        'AsOfDay',
        'AnsweredCount',
        'ExpectedCount',
      ],
      query: orderBy('-RoundKey'),
    },
  ],
  revisions: [
    {
      page: 'GyokakuNewestRevisions',
      title: '新しい順',
      how: '「回答日時」の新しい順',
      fields: [
        'AnsweredAt',
        'RoundKey',
        'MeasureNumber',
        'LinkTitle',
        'Revision',
        'Weather',
        'Progress',
        'Direction',
        'RecordedFor',
        'Sample',
      ],
      query: orderBy('-AnsweredAt'),
    },
  ],
  plans: [
    {
      page: 'GyokakuPlansByYear',
      title: '年度ごと',
      how: '「年度」でグループ化し、施策番号の順',
      fields: ['MeasureNumber', 'LinkTitle', 'Milestone', 'PlannedActions', 'YearEndTarget'],
      query: groupBy('FiscalYear') + orderBy('MeasureNumber'),
    },
  ],
  indicators: [
    {
      page: 'GyokakuAllIndicators',
      title: '一覧',
      how: '指標番号の順',
      fields: [
        'IndicatorNumber',
        'LinkTitle',
        'TargetValue',
        'IndicatorUnit',
        'TargetDay',
        'BetterWhen',
        'MeasureNumber',
        'MeasureTitle',
      ],
      query: orderBy('IndicatorNumber'),
    },
  ],
}

/** The first one opens by itself. */
export const viewsOf = (list: RecordList): readonly ListViewPlan[] =>
  views[list].map((view, at) => ({ ...view, isDefault: at === 0 }))
