/** Facts from which the gallery draws its cards: ordinary ones, and the longest that can arrive. */
import type { Answer, Revision } from '../../../shared/src/domain/check-in.ts'
import type { Indicator, Measure, Plan } from '../../../shared/src/domain/measure.ts'
import type { OwnMeasure, PreviousAnswer } from '../../../shared/src/domain/own-measure.ts'
import type { Person } from '../../../shared/src/domain/person.ts'
import type { ReviewQuestion } from '../../../shared/src/domain/review.ts'
import type { Round } from '../../../shared/src/domain/round.ts'

export const round: Round = {
  id: '2025Q3',
  state: 'open',
  opensOn: '2025-12-12',
  dueOn: '2025-12-26',
  closesOn: '2026-01-09',
  asOfDay: '2025-11-30',
}

/** The round in which the needs of the next year are asked. */
export const secondQuarter: Round = {
  id: '2025Q2',
  state: 'open',
  opensOn: '2025-09-12',
  dueOn: '2025-09-30',
  closesOn: '2025-10-07',
  asOfDay: '2025-08-31',
}

/** 16 December of R7, 10:42 in Tokyo. */
export const moment = new Date('2025-12-16T01:42:00Z')

export const nonce = '0b0e7a52-6f5e-4c1e-9d7c-3f1f6f0c2a11'

/** Text of exactly so many characters, as an officer writes it. */
export function longText(length: number): string {
  const sentences = [
    '11月末現在、文書の電子決裁率は四半期平均62.3％で、目標の80％に対して17.7ポイントの開きがあります。',
    '歳出伝票については、会計課・財政課と運用の見直しを協議しており、添付書類の原本の取扱いが論点となっています。',
    '出先機関では公印の新設に時間を要しており、規程の改正案を法規審査に付したところです。',
    '各課への説明会は3回実施し、延べ118名が参加しました。アンケートでは「操作が分かりにくい」との声が4割ありました。',
    'このため、操作動画を2本追加し、掲示板で公開しています。',
  ].join('')
  return sentences.repeat(Math.ceil(length / sentences.length)).slice(0, length)
}

/** As long as a title may become (100 characters). */
export const longTitle =
  '庁内情報環境の再構築に伴う全庁的な業務プロセスの見直し並びに窓口手続きのワンストップ化及び自宅でできるサービスの拡充の推進（先行トライアル課における検証、出先機関への展開及び関係例規の改正を含む全体計画）'.slice(
    0,
    100,
  )

/** Markdown, HTML and mentions are shown as typed, everywhere. */
export const oddText =
  '**太字** _斜体_ # 見出し\n1. 一つ目\n- 二つ目 <b>太字</b> <at>総務課長</at> [資料](https://example.org) 👩‍👩‍👧‍👦🏯 "引用" \\ & A&B'

export function measure(id: string, title: string, order = 0): Measure {
  return {
    id,
    order,
    title,
    pillar: { id: 'B', name: '職員が働きやすい環境づくり' },
    area: { id: 'B1', name: '業務の効率化' },
    leadDepartment: '総務部',
    leadSection: '総務課',
  }
}

export const paperless = measure('B1-3', '紙決裁の廃止')
export const longMeasure = measure('B1-7A', longTitle)

export const previous: PreviousAnswer = {
  roundId: '2025Q2',
  source: 'answer',
  weather: 'sunny',
  direction: 'continue',
  progress: '8月末現在、文書の電子決裁率は四半期平均55.8％。歳出伝票は会計課と運用を協議中。',
  unchanged: false,
}

export const published: PreviousAnswer = {
  ...previous,
  source: 'published',
  progress: '目標は、各Qの平均\n5月末現在で、文書の電子決裁比率がQ1平均50.1%',
}

const titles = [
  '紙決裁の廃止',
  'ペーパーレスの推進',
  'ハンコレスの推進',
  '移動レスの推進',
  'GISの活用',
  '公印の在り方の見直し',
  '契約事務の集約化',
  '技師集約',
  '広報・広聴強化',
  '庁内IT環境の見直し（三層分離の見直し）',
]

/** So many measures of one leader; `differ` makes each one what the state needs. */
export function ownMeasures(count: number, differ: (index: number) => Partial<OwnMeasure> = () => ({})): OwnMeasure[] {
  return Array.from({ length: count }, (_, index) => ({
    measure: measure(`B${1 + Math.floor(index / 10)}-${1 + (index % 10)}`, titles[index % titles.length] ?? '', index),
    state: 'delivered',
    revision: 0,
    previous,
    needsOwnAnswer: null,
    ...differ(index),
  }))
}

export const answered = { state: 'answered', revision: 1 } as const

export const plan: Plan = {
  measureId: 'B1-3',
  fiscalYear: 2025,
  milestone: [],
  actions: [],
  target: ['電子決裁率Q平均80%', '支出伝票の電子決裁準備完了'],
}

/** A cell of a plan may hold 600 characters. */
export const longPlan: Plan = { ...plan, target: [longText(200), longText(200), longText(198)] }

export function indicator(id: string, name: string, unit: string, target: number | null): Indicator {
  return {
    id,
    measureId: 'B1-3',
    name,
    unit,
    target,
    targetDay: '2026-03-31',
    betterWhen: 'higher',
    cumulative: false,
  }
}

export const rate = indicator('B1-3-K1', '文書の電子決裁率（Q平均）', '％', 80)

export const manyIndicators: readonly Indicator[] = [
  rate,
  indicator('B1-3-K2', '支所・出張所で受け付けている手続きの電子申請フォーム化の割合', '％', 100),
  indicator('B1-3-K3', '印刷枚数（プリントログベース）', '枚', 2_389_612),
  indicator('B1-3-K4', '悩み相談件数', '件', null),
]

export const manyFigures = [62.3, 20.8, 1_852_821, 16].map((value, index) => ({
  indicatorId: `B1-3-K${index + 1}`,
  value,
  asOf: '2025-11-30',
}))

export const answer: Answer = {
  weather: 'cloudy',
  progress: '11月末現在、電子決裁率62.3％。歳出伝票は会計課・財政課と運用を協議中。',
  direction: 'continue',
  directionReason: 'keepTrying',
  directionReasonText: '',
  figures: manyFigures.slice(0, 1),
  milestones: [],
  issue: '',
  nextAction: '',
  consultation: null,
  nextYearNeeds: [],
  unchanged: false,
}

/** Every field filled to its limit. */
export const fullAnswer: Answer = {
  weather: 'rainy',
  progress: longText(400),
  direction: 'revise',
  directionReason: 'other',
  directionReasonText: longText(300),
  figures: manyFigures,
  milestones: ['coordination', 'budget', 'ordinance', 'contract'],
  issue: longText(300),
  nextAction: longText(300),
  consultation: { text: longText(300), by: '2026-01-16' },
  nextYearNeeds: ['budget', 'staff', 'ordinance'],
  unchanged: false,
}

export const leader: Person = { id: '00000000-0000-4000-8000-000000000002', post: '総務課 PL', duties: [] }
export const deputy: Person = { id: '00000000-0000-4000-8000-000000000006', post: '総務課 PL 代理', duties: [] }

export function revisionOf(of: Answer, differ: Partial<Revision> = {}): Revision {
  return {
    roundId: round.id,
    measureId: paperless.id,
    revision: 1,
    answer: of,
    answeredBy: leader.id,
    recordedFor: null,
    answeredAt: moment,
    sample: false,
    nonce,
    ...differ,
  }
}

export function question(number: number, text: string, reply: string | null = null): ReviewQuestion {
  return {
    roundId: round.id,
    measureId: paperless.id,
    number,
    question: text,
    askedBy: '00000000-0000-4000-8000-000000000013',
    askedAt: moment,
    reply,
    repliedBy: reply === null ? null : leader.id,
    repliedAt: reply === null ? null : moment,
  }
}
