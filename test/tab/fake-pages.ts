/** What the pages beside the board show in tests: two rounds of a few measures, one measure in full, a short strategy. */
import type { History } from '../../shared/src/contract/history.ts'
import type { MeasurePage, RevisionOfMeasure } from '../../shared/src/contract/measure.ts'
import type { StrategyPage } from '../../shared/src/contract/strategy.ts'

export const history: History = {
  rounds: [
    { id: '2025Q1', state: 'closed' },
    { id: '2025Q2', state: 'closed' },
    { id: '2025Q3', state: 'open' },
  ],
  pillars: [
    { id: 'A', name: '市民サービスの改善・向上' },
    { id: 'B', name: '庁内効率化と働き方改革' },
  ],
  areas: [
    { id: 'A1', name: '窓口サービスの改革', pillarId: 'A' },
    { id: 'B1', name: 'バックオフィス効率化', pillarId: 'B' },
  ],
  measures: [
    { id: 'A1-1', title: '書かない窓口の実現', areaId: 'A1', cells: 'spR' },
    { id: 'A1-2', title: '窓口時間の短縮', areaId: 'A1', cells: 'rpC' },
    { id: 'B1-3', title: '紙決裁の廃止', areaId: 'B1', cells: 'cpC' },
    { id: 'B1-4', title: 'ペーパーレスの推進', areaId: 'B1', cells: '.p-' },
  ],
}

/** So many rounds, newest R7 Q4, of one measure each sunny. */
export function longHistory(rounds: number): History {
  const ids = Array.from({ length: rounds }, (_, n) => `${2025 - Math.floor(n / 4)}Q${4 - (n % 4)}`).reverse()
  return {
    ...history,
    rounds: ids.map((id) => ({ id, state: 'closed' as const })),
    measures: [{ id: 'A1-1', title: '書かない窓口の実現', areaId: 'A1', cells: 'S'.repeat(rounds) }],
  }
}

export function revisionOf(part: Partial<RevisionOfMeasure> = {}): RevisionOfMeasure {
  return {
    revision: 1,
    weather: 'sunny',
    progress: '5月末の数値で回答',
    direction: 'continue',
    directionReason: 'onPlan',
    directionReasonText: '',
    figures: [],
    milestones: [],
    issue: '',
    nextAction: '',
    nextYearNeeds: [],
    consultation: null,
    unchanged: false,
    sample: false,
    answeredBy: '総務課 PL',
    recordedFor: null,
    answeredAt: '2025-12-15T01:42:00.000Z',
    accepted: null,
    ...part,
  }
}

export const openRound = {
  id: '2025Q3',
  state: 'open' as const,
  expectation: 'answered' as const,
  inConfirmation: false,
  published: null,
  revisions: [],
  followUp: null,
  reviews: [],
  relatedLines: [],
  amendments: [],
}

export function measurePage(part: Partial<MeasurePage> = {}): MeasurePage {
  return {
    id: 'B1-3',
    title: '紙決裁の廃止',
    pillar: { id: 'B', name: '庁内効率化と働き方改革' },
    area: { id: 'B1', name: 'バックオフィス効率化' },
    approaches: [{ id: 'AP1', name: '全庁横断' }],
    leadDepartment: '総務部',
    leadSection: '総務課',
    relatedSections: ['会計課', '財政課'],
    leader: '総務課 PL',
    deputies: ['総務課 PL 代理'],
    purpose: ['職員の業務効率化'],
    plans: [
      {
        fiscalYear: 2025,
        milestone: ['支出伝票の電子決裁が可能であること'],
        actions: ['電子決裁の推進'],
        target: ['電子決裁率Q平均80%', '電子決裁準備完了'],
      },
      { fiscalYear: 2026, milestone: [], actions: [], target: [] },
    ],
    indicators: [
      {
        id: 'B1-3-K1',
        name: '文書の電子決裁率',
        unit: '%',
        target: 80,
        targetDay: '2026-03-31',
        targetText: '',
        betterWhen: 'higher',
        cumulative: false,
        baseline: null,
        values: [
          { roundId: '2025Q2', source: 'published', value: 50.1, asOf: null, asOfText: '5月末現在(Q1平均)' },
          { roundId: '2025Q3', source: 'answer', value: 62.3, asOf: '2025-11-30', asOfText: '' },
        ],
      },
    ],
    roadmap: [
      {
        no: 15,
        item: 'AIなどのテクノロジーによ…',
        milestones: [{ fiscalYear: 2027, lines: ['電子決裁100%'] }],
        link: { strength: 'strong', reason: { ja: '電子決裁100%（R9）', en: 'e-approval 100% (R9)' } },
      },
    ],
    toConfirm: null,
    rounds: [
      {
        ...openRound,
        expectation: 'returned',
        revisions: [
          revisionOf({
            revision: 2,
            weather: 'cloudy',
            progress: '11月末現在、電子決裁率62.3％。',
            direction: 'expand',
            figures: [{ indicatorId: 'B1-3-K1', value: 62.3, asOf: '2025-11-30' }],
            milestones: ['coordination', 'budget'],
            issue: '会計課との調整',
            recordedFor: '総務課 PL',
            answeredBy: 'デジタル戦略室 PMO',
            answeredAt: '2025-12-16T01:42:00.000Z',
          }),
          revisionOf(),
        ],
        reviews: [
          {
            number: 1,
            question: '文書だけの値でしょうか。',
            askedBy: 'デジタル戦略室 PMO',
            askedAt: '2025-12-17T01:00:00.000Z',
            reply: 'はい、文書だけの値です。',
            repliedBy: '総務課 PL',
            repliedAt: '2025-12-17T02:00:00.000Z',
          },
          {
            number: 2,
            question: '伝票はいつからでしょうか。',
            askedBy: '行革推進係 PMO',
            askedAt: '2025-12-18T01:00:00.000Z',
            reply: null,
            repliedBy: null,
            repliedAt: null,
          },
        ],
      },
      {
        ...openRound,
        id: '2025Q2',
        state: 'closed',
        expectation: null,
        published: { direction: 'continue', progress: '5月末現在、電子決裁率50.1％', weather: null },
      },
    ],
    ...part,
  }
}

const note = { ja: '原典の図から読み取りました。', en: 'Read from a figure.' }

export const strategyPage: StrategyPage = {
  strategy: {
    title: '抜本的な業務改革の実行戦略',
    subtitle: '~変わり続ける市役所へ~',
    dayText: '令和7年9月29日',
    organisation: { city: '印西市', issuer: '総務部DX推進課' },
    vision: {
      text: '市民の利便性向上を最優先とします。',
      items: [{ id: 'V1', name: '市民サービスの利便性向上', catchphrase: '徹底的に寄りそう', text: '窓口の改善' }],
      foundation: '「変わり続ける」風土',
    },
    principles: { items: [{ id: 'P1', name: 'アジリティ', subTitle: '俊敏性', text: '迅速な判断' }] },
    ways: { items: [{ id: 'W1', name: '働き方改革との同時推進', text: '柔軟な働き方' }] },
    goal: {
      label: 'KGI',
      quantity: '既存業務の業務量',
      reductionTarget: 30,
      unit: '%',
      text: '30%の業務量を削減します。',
      baseline: null,
      deadline: null,
      note: { ja: '基準年度と期限の記載がありません。', en: 'Baseline and deadline are not stated.' },
    },
    pillars: { items: [{ id: 'A', name: '市民サービスの改善・向上', description: '窓口改革など' }] },
    areas: [{ id: 'A1', pillarId: 'A', name: '窓口サービスの改革', nameEn: 'Reform of counter services' }],
    approaches: {
      items: [
        {
          id: 'AP2',
          name: 'テーマ別・課横断',
          type: 'プロジェクト型',
          items: [
            {
              text: '書かない窓口',
              measureIds: ['A1-1'],
              confidence: 'high',
              basis: { ja: '同じ名称', en: 'same title' },
            },
            {
              text: '窓口業務改善',
              measureIds: ['A1-4'],
              confidence: 'medium',
              basis: { ja: '目的から', en: 'purpose' },
            },
          ],
          note: null,
        },
      ],
    },
    governance: {
      roles: [
        {
          id: 'owner',
          name: 'プロジェクトオーナー',
          abbreviation: null,
          holder: '市長',
          responsibilities: ['最終責任者'],
        },
        {
          id: 'pmo',
          name: 'プロジェクトマネジメントオフィス',
          abbreviation: 'PMO',
          holder: 'デジタル戦略室',
          responsibilities: ['進捗管理'],
        },
      ],
      note,
    },
    longTermRoadmap: {
      vision: '「世界モデルのまちづくり」将来構想',
      scopeText: '令和7~9年度取組範囲',
      startText: '令和7年度~',
      steps: [
        { id: 'step0', label: 'Step 0', name: '土台形成', aim: null, items: ['総合計画'] },
        { id: 'step3', label: null, name: '共同利用の推進', aim: 'ありたい姿の実現', items: ['広域連携'] },
      ],
      specialProjects: { name: '特定プロジェクト', items: ['業務量削減30%(KGI)'] },
      note,
    },
  },
  roadmap: {
    heading: '4.2 中期ロードマップ',
    note,
    rows: [
      {
        no: 5,
        leadDepartment: '総務部',
        leadSection: '総務課',
        policy: '行政サービスの充実',
        item: '支所・出張所の機能強化',
        outline: ['困り事はワンストップで解決する。'],
        milestones: [{ fiscalYear: 2027, lines: ['機能強化した支所の運営'] }],
        plans: [
          { fiscalYear: 2027, andLater: false, actions: ['運営'] },
          { fiscalYear: 2028, andLater: true, actions: [] },
        ],
        links: [{ measureId: 'A1-1', strength: 'strong', reason: { ja: '出張所', en: 'branch office' } }],
        doubts: [
          {
            id: 'R5-D1',
            field: 'actions',
            fiscalYear: 2027,
            note: { ja: '末尾が読み取れていません。', en: 'Tail lost.' },
            suggestion: null,
          },
        ],
      },
    ],
  },
  measures: [
    { id: 'A1-1', title: '書かない窓口の実現', areaId: 'A1' },
    { id: 'A1-4', title: '窓口業務改善', areaId: 'A1' },
    { id: 'B1-6', title: 'GISの活用', areaId: 'B1' },
  ],
  hours: [{ measureId: 'A1-4', name: '短縮した時間', target: null }],
}
