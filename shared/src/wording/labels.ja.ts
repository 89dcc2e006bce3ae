/** Japanese labels of the fixed codes (weather, direction, reason, states), the same on card, board and workbook. */
import type { Direction, DirectionReason } from '../domain/direction.ts'
import type { ExpectationState, RoundState } from '../domain/round.ts'
import type { Weather } from '../domain/weather.ts'

interface WeatherLabel {
  readonly symbol: string
  readonly label: string
  /** What is needed: the weather is defined by it. */
  readonly meaning: string
}

export interface Labels {
  readonly weather: { readonly [code in Weather]: WeatherLabel }
  readonly direction: { readonly [code in Direction]: string }
  readonly directionReason: { readonly [code in DirectionReason]: string }
  readonly expectation: { readonly [code in ExpectationState]: string }
  readonly roundState: { readonly [code in RoundState]: string }
}

export const labelsJa = {
  weather: {
    sunny: { symbol: '☀️', label: '晴れ', meaning: '計画どおり' },
    cloudy: { symbol: '☁️', label: 'くもり', meaning: '一部遅れ・課内で対応' },
    rainy: { symbol: '☂️', label: '雨', meaning: '遅れ・他課の協力が必要' },
    stormy: { symbol: '⚡', label: '雷', meaning: '停止・判断が必要' },
    outOfScope: { symbol: '－', label: '対象外', meaning: '今期は対象外（着手前・終了）' },
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
    excused: '対象外',
    unreachable: '連絡先の確認が必要',
  },
  roundState: { planned: '準備中', open: '受付中', closed: '締切済' },
} satisfies Labels
