/** Every sentence of the tab in Japanese. */
import type { Day } from '../domain/day.ts'
import { isProposalToMeeting } from '../domain/direction.ts'
import { eraYear, longDay, longRoundLabel, shortDay, shortRoundLabel } from '../domain/fiscal-calendar.ts'
import { type Labels, labelsJa } from './labels.ja.ts'

const labels: Labels = labelsJa

const instants = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})

/** R7年度 */
function fiscalYearLabel(fiscalYear: number): string {
  const { letter, year } = eraYear(fiscalYear)
  return `${letter}${year}年度`
}

export const tabJa = {
  appName: '業革ボード',
  /** 12月16日 10:42, in Asia/Tokyo. */
  instant: (instant: Date) => instants.format(instant),
  labels,
  /** What is added to a word: 晴れ（計画どおり） */
  added: (text: string) => `（${text}）`,
  /** What a word stands for: 候補：… */
  named: (name: string, text: string) => `${name}：${text}`,
  loading: '読み込んでいます',
  tryAgain: 'もう一度読み込む',
  unreachable: 'サーバーにつながりません。つながり次第、自動で表示します。',
  notUnderstood: '新しい版が公開されたようです。お手数ですが、画面を読み込み直してください。',
  notSignedIn: 'Microsoft Teams でのサインインを確認できませんでした。もう一度お試しいただくか、PMOにご連絡ください。',
  outsideTeams: 'Microsoft Teams の「業革ボード」タブから開いてください。',
  /** The server's own sentence is Japanese. */
  refused: (_code: string, message: string) => message,
  pageLost: '画面の続きを表示できませんでした。お手数ですが、読み込み直してください。',
  reload: '読み込み直す',

  nav: {
    label: '画面の切り替え',
    board: 'ボード',
    history: '四半期の推移',
    strategy: '戦略',
    assignments: '割当',
    back: '戻る',
    language: '表示する言語',
  },

  chooser: {
    heading: 'どの立場で見ますか',
    note: 'このパソコンの中だけで動く見本です。立場によって見える範囲が変わります。あとから変えられます。',
    change: '立場を変える',
    viewing: (post: string) => `${post}として表示中`,
  },

  notice: {
    stale: '最新の状態を確認できません。つながり次第、自動で更新します。',
    lastUpdate: (time: string) => `最後の更新 ${time}`,
  },

  round: {
    heading: (roundId: string) => longRoundLabel(roundId),
    subject: '業務改革 四半期レビュー',
    short: (roundId: string) => shortRoundLabel(roundId),
    choose: '表示する回',
    option: (roundId: string, state: string) => `${longRoundLabel(roundId)}（${state}）`,
    due: '期限',
    closes: '締切',
    closed: '締め切った日',
    asOf: '時点',
    /** 12月26日（金）; with the year once it has turned since the round opened: 令和8年1月9日（金）. */
    day: (day: Day, opensOn: Day) => (day.slice(0, 4) === opensOn.slice(0, 4) ? shortDay(day) : longDay(day)),
    none: 'まだ四半期レビューの回がありません。最初の回が始まると、ここに施策が並びます。',
  },

  /** Where a measure stands in the round; each measure is in exactly one. */
  standing: {
    answered: '回答済',
    unanswered: '未回答',
    unreachable: '連絡先の確認が必要',
    excused: '対象外',
    published: '原典・要確認',
    confirmed: '原典・確認済',
  },
  review: { returned: '確認のお願い中', accepted: 'PMO確認済' },
  notInRound: '今回は対象ではありません',
  inConfirmation: '確認中',
  inConfirmationMeaning: '所属長・PMOが確認中',

  counts: {
    heading: '回答の状況',
    equation: (total: number, parts: readonly { readonly label: string; readonly count: number }[]) =>
      parts.length === 0
        ? `対象${total}`
        : `対象${total} ＝ ${parts.map((part) => part.label + part.count).join('・')}`,
    weatherHeading: '天気',
    picture: (parts: readonly { readonly label: string; readonly count: number }[]) =>
      `内訳の図：${parts.map((part) => part.label + part.count).join('、')}`,
  },

  filter: {
    byAnswer: '回答で絞り込む',
    byWeather: '天気で絞り込む',
    all: 'すべて',
    shown: (shown: number, all: number) => (shown === all ? `${all}施策を表示` : `${all}施策のうち${shown}施策を表示`),
    nothing: 'あてはまる施策はありません。',
    clear: 'すべて表示',
  },

  group: {
    pillar: (id: string, name: string) => `${id} ${name}`,
    measures: (count: number) => `${count}施策`,
  },

  measure: {
    direction: (direction: keyof Labels['direction']) =>
      labels.direction[direction] + (isProposalToMeeting(direction) ? '（案）' : ''),
    directionTitle: '今後の方向性',
    reasonTitle: '理由',
    reason: (reason: keyof Labels['directionReason'], text: string) =>
      text === '' ? labels.directionReason[reason] : `${labels.directionReason[reason]}：${text}`,
    leadTitle: '主担当',
    answeredAtTitle: '回答日時',
    revised: (revision: number) => `${revision}版`,
    weatherTitle: '天気',
    changed: (from: string, to: string) => `前回の${from}から${to}へ`,
    unchanged: '前回と同じ',
    previousWas: '前回',
    previousTitle: (roundId: string) => `前回（${shortRoundLabel(roundId)}）`,
    previousText: (text: string) => `前回：${text}`,
    previousPublished: '原典・要確認',
    previousConfirmed: '原典・確認済',
    confirmedNote: '公表された一覧から読み取った内容です。天気は、PMOが確認しました。',
    publishedNote: '公表された一覧から読み取った内容です。天気は回答ではないため、確認するまで表示しません。',
    recorded: '代理入力',
    /** Beside an answer of a closed round; the weather where it is another one now. */
    amended: (day: Day, weather: string) => `締切後の訂正（${shortDay(day)}）${weather === '' ? '' : `：${weather}`}`,
    noProgress: '進捗状況の記載はありません。',
    notAnswered: 'まだ回答がありません。',
    notAsked: '今回は回答をお願いしていません。',
    notShownYet: '所属長・PMOの確認が済むと、ここに表示されます。',
    more: (title: string) => `${title}をくわしく見る`,
    everything: '計画と、これまでの回答をすべて見る',
  },

  history: {
    heading: '四半期の推移',
    subject: (measures: number, rounds: number) => `${measures}施策の天気を、${rounds}回分ならべています`,
    none: 'まだ四半期レビューの回がありません。最初の回が始まると、ここに天気が並びます。',
    table: '施策ごとの天気の推移',
    measure: '施策',
    legend: '印の意味',
    older: '前の回へ',
    newer: '後の回へ',
    range: (from: string, to: string, all: number) => `${from} から ${to} まで（全${all}回）`,
    openBoard: (round: string) => `${round}のボードを開く`,
    answered: (answered: number, asked: number) => `回答 ${answered}／${asked}`,
    published: '原典・要確認',
    confirmed: '確認済',
    confirmedNote: '「確認済」は、公表された一覧の天気をPMOが確認したものです。',
    sample: '見本',
    sampleNote: '「見本」とある回は、試すために作った回答です。',
    amendedMark: '訂正',
    amendedNote: '「訂正」は、締切後の訂正がある回です。天気は締め切ったときのままです。',
    keys: '矢印キーで動き、Enter キーで施策をくわしく開けます。',
    trends: '前回の回答からの変化で絞り込む',
    trend: { all: 'すべて', better: '良くなった', worse: '下がった', same: '変わらない', none: '比べる回答がない' },
    trendOf: (round: string) => `${round}を前回の回答と比べると`,
    /** Where it is not a weather; `short` for narrow columns. */
    cell: {
      inConfirmation: { label: '確認中', short: '確' },
      published: { label: '原典・要確認', short: '原' },
      unanswered: { label: '未回答', short: '未' },
      unreachable: { label: '連絡先の確認が必要', short: '連' },
      excused: { label: '今回は対象外', short: '外' },
      notAsked: { label: '対象ではない', short: '・' },
    },
  },

  detail: {
    subject: (pillar: string, area: string) => `${pillar} ／ ${area}`,
    lead: '主担当',
    leader: 'PL',
    deputies: '代理',
    related: '関係課',
    approach: 'アプローチ',
    noApproach: '未分類',
    unassigned: '未設定',
    purpose: '目的',
    blankInList: '公表された一覧に記載はありません。',
    indicators: '指標',
    noIndicators: '数値の指標はありません。節目（庁内調整・予算要求・議決や例規改正・契約や実施）で確認します。',
    target: '目標',
    noTarget: '目標値は未設定です。',
    latest: '最新',
    noValue: 'まだ数値の回答がありません。',
    baseline: (period: string, value: string) => `基準 ${period} ${value}`,
    lowerIsBetter: '少ないほどよい',
    cumulative: '年度の累計',
    /** 62.3％、1,852,821枚 */
    figure: (value: number, unit: string) =>
      `${value.toLocaleString('ja-JP', { maximumFractionDigits: 4 })}${unit === '%' ? '％' : unit}`,
    asOf: (day: Day) => `${shortDay(day)}時点`,
    by: (day: Day) => `${longDay(day)}まで`,
    fromList: '原典・要確認',
    chart: (name: string, latest: string, target: string) => `${name}の図：最新 ${latest}、目標 ${target}`,
    valuesOf: (name: string) => `${name}の推移`,
    plans: '年度ごとの計画',
    fiscalYear: (year: number) => fiscalYearLabel(year),
    milestone: 'マイルストーン（年度末）',
    actions: '実施内容',
    planTarget: 'Q4末 到達目標',
    roadmap: '中期ロードマップとの関係',
    roadmapNote: '原典に対応の記載はなく、内容から推定したものです。',
    strength: { strong: '対応', medium: '一部対応', weak: '関連' },
    toConfirm: '要確認',
    toConfirmNote: '原典から確かに読み取れなかったところです。PMOの方だけに表示しています。',
    toConfirmGeneral: (count: number) => `一覧全体についての要確認（${count}）`,
    suggestion: '候補',
    field: {
      title: '管理項目',
      purpose: '目的',
      milestone: 'マイルストーン',
      actions: '実施内容',
      target: 'Q4末 到達目標',
      progress: '進捗状況',
      weather: '天気',
    } as Readonly<Record<string, string>>,
    rounds: '回答の経過',
    noRounds: 'まだ回答をお願いした回がありません。',
    newest: '最新',
    revision: (revision: number) => `${revision}版`,
    earlier: (count: number) => `前の版を見る（${count}）`,
    saidBy: (post: string, at: string) => `${post}　${at}`,
    recordedFor: (by: string, leader: string) => `${leader}に代わり、${by}が入力（代理入力）`,
    recordedWithoutLeader: (by: string) => `${by}が入力（代理入力・PL未定）`,
    accepted: (by: string, at: string) => `PMO確認済（${by}　${at}）`,
    progress: '進捗状況',
    issue: '課題',
    nextAction: '次のアクション',
    figures: '数値',
    milestones: '節目（済んだもの）',
    nextYearNeeds: '来年度に向けて必要なもの',
    unchanged: '前回から変わりない（まとめて回答）',
    consultation: 'ご相談',
    /** By when something is asked for. */
    until: (day: Day) => `（${longDay(day)}まで）`,
    followUp: '保存後の確認',
    followUpQuestion: {
      mismatch: (figure: string, target: string) => `${figure}（目標 ${target}）と、天気に開きがあります。`,
      passedPlan: (plan: string) => `「${plan}」とありますが、時期が過ぎています。`,
      copiedText: '進捗状況が前回と同じ文です。',
      hours: '減った業務時間は、月にどのくらいですか。',
    },
    followUpAnswer: (at: string) => `お返事（${at}）`,
    relatedLines: '関係課から',
    relatedLine: (section: string, by: string, at: string) => `${section}（${by}　${at}）`,
    amendment: (day: Day) => `締切後の訂正（${longDay(day)}）`,
    amendmentKind: { correction: '回答の訂正', finalFigure: '四半期の確定値' },
    amended: (before: string, after: string) => (before === '' ? after : `${before} → ${after}`),
    fromAmendment: '締切後の訂正',
    questions: '確認のお願い',
    question: (by: string, at: string) => `PMOから（${by}　${at}）`,
    reply: (by: string, at: string) => `お返事（${by}　${at}）`,
    noReply: 'お返事を待っています。',
  },

  strategy: {
    heading: '戦略',
    none: '戦略の文書は、まだ登録されていません。',
    source: (title: string, day: string, issuer: string) => `${title}（${day}、${issuer}）`,
    toConfirm: '要確認',
    contents: 'このページの内容',
    vision: 'めざす姿',
    foundation: '土台',
    goal: '目標（KGI）',
    goalPicture: (quantity: string, rate: number) => `${quantity}を100とすると、${100 - rate}まで減らす図`,
    now: 'いま',
    less: (rate: number) => `${rate}％減`,
    shift: '減らした30％分は、新しい市民サービスと質の向上へ',
    unset: '未設定',
    baseline: '基準の年度',
    deadline: '期限',
    evidence: '時間の目標',
    /** How many measures say how many hours they save. */
    evidenceOf: (stating: number, all: number) => `${all}施策のうち、あるのは${stating}施策`,
    counting: '時間の指標',
    withoutTarget: '目標値なし',
    notComputable: (rate: number, missing: readonly string[]) =>
      `${missing.join('・')}が定まっていないため、${rate}％にどこまで近づいたかは、まだ計算できません。`,
    total: '減らす前の業務量（時間）',
    principles: '4つの原則',
    ways: '3つの進め方',
    governance: '推進体制',
    supports: '支えます',
    approaches: '4つのアプローチ',
    approachesNote: '施策との対応は、名称と内容から結び付けたものです。確かでないものに「推定」と添えています。',
    guessed: '推定',
    unclassified: '未分類',
    unclassifiedNote: 'どのアプローチにも挙げられていない施策です。',
    pillars: '3本柱と9領域',
    measures: (count: number) => `${count}施策`,
    longTerm: '長期ロードマップ',
    noLabel: '段階の表示なし',
    aim: 'ねらい',
    midTerm: '中期ロードマップ',
    row: (no: number, item: string) => `No.${no} ${item}`,
    milestone: 'マイルストーン',
    andLater: (year: string) => `${year}以降`,
    links: '関係する施策（推定）',
    blank: '記載なし',
  },
}

export type TabWording = typeof tabJa
