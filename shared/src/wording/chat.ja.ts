/** What cards and chat replies say. Sentences follow the city's letter style: requests, no blame, dates with weekday. */
import type { Day } from '../domain/day.ts'
import { longRoundLabel, shortDay, shortRoundLabel } from '../domain/fiscal-calendar.ts'
import type { RoundId } from '../domain/round.ts'

export const chatJa = {
  productName: '業革ボード',

  overview: {
    summary: (round: RoundId, count: number, due: Day) =>
      `【業務改革】${shortRoundLabel(round)} 進捗のご回答（${count}施策）${shortDay(due)}まで`,
    heading: (round: RoundId) => `${longRoundLabel(round)} 進捗のご回答`,
    greeting: (count: number, asOf: Day) =>
      `お疲れさまです。ご担当の${count}施策について、${shortDay(asOf)}時点の状況をお知らせください。`,
    due: (due: Day, answered: number, all: number, minutes: number) =>
      `期限 **${shortDay(due)}**　回答済 ${answered}／${all}　目安 ${minutes}分`,
    allAnswered: (count: number) => `${count}施策すべてのご回答をいただきました。ありがとうございました。`,
    canCorrect: (closes: Day) => `${shortDay(closes)}までは何度でも直せます。`,
    answer: '回答する',
    correct: '直す',
    answerThis: (measure: string) => `${measure} に回答する`,
    correctThis: (measure: string) => `${measure} の回答を直す`,
    answered: '回答済',
    unanswered: '未回答',
    published: '原典・要確認',
    noPrevious: '前回の記録なし',
    previous: (symbol: string) => `前回 ${symbol}`,
    /** Beyond what one card shows. */
    more: (rest: number) => `次の施策を表示（残り${rest}）`,
    back: '一覧に戻る',
  },

  form: {
    heading: (measureId: string, title: string) => `${measureId} ${title}`,
    position: (index: number, all: number) => `${index}／${all}`,
    target: (when: string, lines: string) => `目標（${when}）：${lines}`,
    targetBlank: '目標：原典に記載がありません',
    targetWhen: (fiscalYearLabel: string) => `${fiscalYearLabel} Q4末`,
    previous: (round: RoundId, weather: string, text: string) =>
      `前回（${shortRoundLabel(round)}）：${weather}　${text}`,
    previousBlank: '進捗の記載なし',
    publishedMark: '（原典・要確認）',
    saved: (revision: number) => `保存済みの回答（第${revision}版）を直します。`,
    weather: '天気',
    progress: '進捗状況',
    progressHint: '200字を目安、400字まで。例：11月末現在、電子決裁率62.3％。歳出伝票は会計課・財政課と運用を協議中。',
    direction: '今後の方向性',
    proposalNote: '拡充・統合・縮小・休止・完了・中止は、PMOが会議にお諮りするまで「案」として扱います。',
    reason: '方向性の理由',
    reasonText: '理由（「その他」の場合）',
    publicRecordNote: '記載内容は行政文書となります。個人が特定される内容は書かないでください。',
    save: '保存する',
    back: '一覧に戻る',
  },

  conflict: {
    heading: (measureId: string, title: string) => `${measureId} ${title} は、ほかの端末で先に保存されています`,
    intro: '内容を並べて表示します。残すほうをお選びください。',
    theirs: (revision: number, at: string) => `保存済み（第${revision}版、${at}）`,
    mine: 'いま入力された内容',
    keepTheirs: '保存済みのほうを残す',
    keepMine: '入力した内容で直す',
  },

  confirmation: {
    heading: (measureId: string, title: string) => `✓ ${measureId} ${title} の回答を保存しました`,
    savedAt: (at: string, revision: number) => (revision === 1 ? at : `${at}・第${revision}版`),
    answer: (weather: string, direction: string) => `${weather}・${direction}`,
    correctable: (due: Day, closes: Day) =>
      `${shortDay(due)}までは何度でも直せます。集計の締切は${shortDay(closes)}です。`,
    correct: '直す',
    next: (measureId: string, title: string) => `次：${measureId} ${title}`,
    rest: (count: number) => (count === 0 ? '' : `残り${count}施策`),
    done: (count: number) => `${count}施策すべてのご回答をいただきました。ありがとうございました。`,
  },

  replies: {
    help: '「一覧」でご担当の施策、「状況」で回答状況をご覧いただけます。お困りのときは、PMO（デジタル戦略室・行革推進係）へご連絡ください。',
    noMeasures:
      '現在、ご担当の施策は登録されていません。お心当たりがある場合は、PMO（デジタル戦略室・行革推進係）へご連絡ください。',
    noRound: 'いまは回答の期間ではありません。次の回が始まりましたら、こちらでお知らせします。',
    status: (round: RoundId, answered: number, all: number, due: Day) =>
      answered === all
        ? `${shortRoundLabel(round)}：ご担当の${all}施策すべてに回答いただいています。ありがとうございます。`
        : `${shortRoundLabel(round)}：回答済 ${answered}／${all}施策。期限は${shortDay(due)}です。`,
    notUnderstood:
      '申し訳ありません。ご用件を読み取れませんでした。「一覧」でご担当の施策、「状況」で回答状況、「ヘルプ」で使い方をご覧いただけます。',
    welcome:
      '業革ボードです。四半期ごとに、ご担当の施策の進捗をこのチャットでお尋ねします。「一覧」でご担当の施策、「ヘルプ」で使い方をご覧いただけます。',
    trouble:
      'ただいま処理できませんでした。入力された内容は画面に残っています。少し時間をおいて、もう一度お試しください。',
  },
} as const
