/** Every sentence of the tab in Japanese. */
import type { Day } from '../domain/day.ts'
import { isProposalToMeeting } from '../domain/direction.ts'
import { longDay, longRoundLabel, shortDay, shortRoundLabel } from '../domain/fiscal-calendar.ts'
import { type Labels, labelsJa } from './labels.ja.ts'

const labels: Labels = labelsJa

const instants = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})

export const tabJa = {
  appName: '業革ボード',
  /** 12月16日 10:42, in Asia/Tokyo. */
  instant: (instant: Date) => instants.format(instant),
  labels,
  loading: '読み込んでいます',
  tryAgain: 'もう一度読み込む',
  unreachable: 'サーバーにつながりません。つながり次第、自動で表示します。',
  notUnderstood: '新しい版が公開されたようです。お手数ですが、画面を読み込み直してください。',
  notSignedIn: 'Microsoft Teams でのサインインを確認できませんでした。もう一度お試しいただくか、PMOにご連絡ください。',
  outsideTeams: 'Microsoft Teams の「業革ボード」タブから開いてください。',

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
  },
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
    publishedNote: '公表された一覧から読み取った内容です。天気は回答ではないため、確認するまで表示しません。',
    noProgress: '進捗状況の記載はありません。',
    notAnswered: 'まだ回答がありません。',
    notAsked: '今回は回答をお願いしていません。',
    notShownYet: '所属長・PMOの確認が済むと、ここに表示されます。',
    more: (title: string) => `${title}をくわしく見る`,
  },
}

export type TabWording = typeof tabJa
