/** Japanese labels of the fixed codes (weather, direction, reason, states), the same on card, board and workbook. */
import type { Direction, DirectionReason } from '../domain/direction.ts'
import type { Milestone, NextYearNeed } from '../domain/milestone.ts'
import type { ExpectationState, RoundState } from '../domain/round.ts'
import type { Weather } from '../domain/weather.ts'

interface WeatherLabel {
  readonly symbol: string
  readonly label: string
  /** One sign, where a column is narrow. */
  readonly short: string
  /** What is needed: the weather is defined by it. */
  readonly meaning: string
}

export interface Labels {
  readonly weather: { readonly [code in Weather]: WeatherLabel }
  readonly direction: { readonly [code in Direction]: string }
  readonly directionReason: { readonly [code in DirectionReason]: string }
  readonly expectation: { readonly [code in ExpectationState]: string }
  readonly roundState: { readonly [code in RoundState]: string }
  readonly milestone: { readonly [code in Milestone]: string }
  readonly nextYearNeed: { readonly [code in NextYearNeed]: string }
  /** Choices of the one question after saving. */
  readonly followUpChoice: Readonly<Record<string, string>>
}

export const labelsJa = {
  weather: {
    sunny: { symbol: '☀️', label: '晴れ', short: '晴', meaning: '計画どおり' },
    cloudy: { symbol: '☁️', label: 'くもり', short: '曇', meaning: '一部遅れ・課内で対応' },
    rainy: { symbol: '☂️', label: '雨', short: '雨', meaning: '遅れ・他課の協力が必要' },
    stormy: { symbol: '⚡', label: '雷', short: '雷', meaning: '停止・判断が必要' },
    outOfScope: { symbol: '－', label: '対象外', short: '外', meaning: '着手前または終了' },
  },
  direction: {
    continue: '継続',
    expand: '拡充',
    revise: '見直し',
    reduce: '縮小',
    merge: '統合',
    suspend: '休止',
    complete: '完了',
    stop: '中止',
  },
  directionReason: {
    onPlan: '計画どおり進んでいるため',
    effective: '効果が出ているため',
    keepTrying: '目標に届かず、取組を続けるため',
    awaitingDecision: '予算・組織・例規の決定待ちのため',
    other: 'その他',
  },
  expectation: {
    planned: '未回答（お知らせ前）',
    delivered: '未回答',
    answered: '回答済',
    returned: '確認のお願い中',
    accepted: 'PMO確認済',
    excused: '対象外',
    unreachable: '連絡先の確認が必要',
  },
  roundState: { planned: '準備中', open: '受付中', closed: '締切済', withdrawn: '取り下げ' },
  milestone: { coordination: '庁内調整', budget: '予算要求', ordinance: '議決・例規改正', contract: '契約・実施' },
  nextYearNeed: { budget: '予算要求', staff: '組織・定員の要望', ordinance: '例規改正', none: '特になし' },
  followUpChoice: {
    willCatchUp: '今後の予定で追いつく見込み',
    countedDifferently: '数値の時点や数え方が違う',
    makeCloudy: '天気を「くもり」に直す',
    otherTrouble: '数値は届いているが、ほかに課題がある',
    doneAsPlanned: '予定どおり済んだ',
    rescheduled: '時期を見直した',
    onHold: '見合わせている',
    reallySame: '状況に変わりがない',
    under10: '10時間未満',
    from10to50: '10〜50時間',
    over50: '50時間を超える',
    notKnown: 'まだ分からない',
    other: 'その他',
  },
} satisfies Labels
