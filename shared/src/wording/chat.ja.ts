/** What cards and chat replies say. Sentences follow the city's letter style: requests, no blame, dates with weekday. */
import type { Day } from '../domain/day.ts'
import { longDay, longRoundLabel, shortDay, shortRoundLabel } from '../domain/fiscal-calendar.ts'
import type { RoundId } from '../domain/round.ts'
import { asOfJa } from './days.ja.ts'
import { labelsJa } from './labels.ja.ts'

/** With the year where it is another one than that of the day before. */
const dayAfter = (before: Day, day: Day) => (day.slice(0, 4) === before.slice(0, 4) ? shortDay(day) : longDay(day))

export const chatJa = {
  productName: '業革ボード',

  overview: {
    summary: (round: RoundId, count: number, due: Day) =>
      `【業務改革】${shortRoundLabel(round)} 進捗のご回答（${count}施策）${shortDay(due)}まで`,
    heading: (round: RoundId) => `${longRoundLabel(round)} 進捗のご回答`,
    greeting: (count: number, asOf: Day) =>
      `お疲れさまです。ご担当の${count}施策について、${asOfJa(asOf)}時点の状況をお知らせください。`,
    due: (due: Day, answered: number, all: number, minutes: number) =>
      `期限 **${shortDay(due)}**　回答済 ${answered}／${all}${answered < all ? `　目安 ${minutes}分` : ''}`,
    allAnswered: (count: number) => `${count}施策すべてのご回答をいただきました。ありがとうございました。`,
    nothingAsked: 'いま、ご担当の施策はありません。',
    canCorrect: (due: Day, closes: Day) => `締切の${dayAfter(due, closes)}までは何度でも直せます。`,
    answer: '回答する',
    correct: '直す',
    answerThis: (measure: string) => `${measure} に回答する`,
    correctThis: (measure: string) => `${measure} の回答を直す`,
    replyTo: (measure: string) => `${measure} への確認のお願いに返答する`,
    answered: '回答済',
    unanswered: '未回答',
    source: { answer: '', published: '原典・要確認', sample: '見本' },
    noPrevious: '前回の記録なし',
    previous: (symbol: string) => `前回 ${symbol}`,
    /** Beyond what one card shows. */
    more: (rest: number) => `次の施策を表示（残り${rest}）`,
    back: '一覧に戻る',
    bulkOffer: (count: number) => `変わりない施策は、まとめて回答できます（${count}施策）。`,
    bulk: '変わりない施策をまとめて回答',
    needsOwnAnswer: {
      figureDue: '今期の数値が必要',
      blankProgress: '前回の進捗が空欄',
      passedPlan: '予定の時期が経過',
      twiceRunning: '「変わりない」が2回',
      noPrevious: '前回の記録がありません',
      toBeConfirmed: '前回の記録は原典・要確認です',
    },
    returned: 'PMOから確認のお願いがあります',
    /** Once the round is over, the same card tells what it came to. */
    closed: {
      summary: (round: RoundId) => `【業務改革】${shortRoundLabel(round)} の回を締め切りました`,
      greeting: (closed: Day) => `この回は${shortDay(closed)}に締め切りました。ご協力ありがとうございました。`,
      count: (answered: number, all: number) => `回答済 ${answered}／${all}`,
      unanswered: '未回答のまま締め切りました',
      correct:
        '締切後に直すところがある場合は、施策の番号と内容をPMO（デジタル戦略室・行革推進係）へお知らせください。',
    },
  },

  unchanged: {
    heading: '前回から変わりない施策にチェックしてください',
    measures: '変わりない施策',
    reason: '理由（共通・1つ選択）',
    reasonText: '理由（「その他」の場合）',
    missing: '変わりない施策を1つ以上お選びください。',
    reasonMissing: '理由をお選びください。',
    save: 'チェックした施策は前回から変更なし',
    saved: (count: number) => `✓ ${count}施策の回答を保存しました（前回から変わりなし）`,
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
    sourceMark: { answer: '', published: '（原典・要確認）', sample: '（見本）' },
    saved: (revision: number) => `保存済みの回答（第${revision}版）を直します。`,
    weather: '天気（必須）',
    progress: '進捗状況（必須）',
    progressHint: '200字を目安、400字まで。例：11月末現在、電子決裁率62.3％。歳出伝票は会計課・財政課と運用を協議中。',
    direction: '今後の方向性（必須）',
    proposalNote: '拡充・統合・縮小・休止・完了・中止は、PMOが会議にお諮りするまで「案」として扱います。',
    reason: '方向性の理由（必須・1つ選択）',
    reasonText: '理由（「その他」の場合）',
    figure: (name: string, unit: string) => (unit === '' ? name : `${name}（${unit}）`),
    figureHint: (last: string, target: string) =>
      [last && `前回 ${last}`, target && `目標 ${target}`].filter(Boolean).join('　'),
    figuresLater: '数値は半角・全角どちらでも構いません。まだ出ていない場合は空欄のままで保存できます。',
    asOf: '数値の時点',
    milestones: '節目（済んだものにチェック）',
    milestone: { coordination: '庁内調整', budget: '予算要求', ordinance: '議決・例規改正', contract: '契約・実施' },
    usePrevious: '前回の文を入れる',
    moreNotes: '課題・次のアクションを書く（任意）',
    issue: '課題',
    nextAction: '次のアクション',
    consult: '相談したい（任意）',
    consultation: '相談の内容',
    consultationHint: '例：歳出伝票の運用について会計課・財政課との調整をお願いしたい',
    consultationBy: 'いつまでに',
    consultationNote: 'まず所属長にお届けし、必要に応じて部長、副市長へおつなぎします。',
    nextYear: '来年度に向けて必要なもの（複数可）',
    nextYearNeed: { budget: '予算要求', staff: '組織・定員の要望', ordinance: '例規改正', none: '特になし' },
    recordedFor: (post: string) => `代理入力：${post} から聞き取った内容を記録します。`,
    recordedWithoutLeader: '代理入力：PLの決まっていない施策の内容を記録します。',
    publicRecordNote: '記載内容は行政文書となります。個人が特定される内容は書かないでください。',
    save: '保存する',
    saveAndNext: '保存して次の施策へ',
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
    reason: '方向性の理由',
    correctable: (due: Day, closes: Day) => `締切の${dayAfter(due, closes)}までは何度でも直せます。`,
    done: (count: number) => `${count}施策すべてのご回答をいただきました。ありがとうございました。`,
    correctThis: (measureId: string) => `${measureId} を直す`,
    recordedFor: (post: string) => `代理入力（${post} の回答として記録しました）`,
    recordedWithoutLeader: '代理入力（PLの決まっていない施策の回答として記録しました）',
    recordedSeveral: '代理入力として記録しました',
  },

  followUp: {
    heading: '保存しました。1点だけ教えてください。',
    mismatch: (value: string, target: string, weather: string) =>
      `${value}（目標 ${target}）に対して、天気は「${weather}」です。理由に近いものはどれですか。`,
    passedPlan: (plan: string) => `「${plan}」とありますが、時期が過ぎています。いまの状況に近いものはどれですか。`,
    copiedText: '進捗状況が前回と同じ文です。いまの状況に近いものはどれですか。',
    hours: '効果が出ているとのことです。減った業務時間は、月にどのくらいですか。',
    label: '近いもの（1つ選択）',
    missing: '近いものを1つお選びください。',
    otherText: '「その他」の内容',
    choice: { ...labelsJa.followUpChoice, other: 'その他（入力）' },
    answer: '回答する',
    later: 'あとで',
    thanks: '✓ ありがとうございます。回答に添えて保存しました。',
  },

  question: {
    summary: (round: RoundId, measureId: string) =>
      `【業務改革】${shortRoundLabel(round)} ${measureId} について確認のお願い`,
    heading: (measureId: string, title: string) => `${measureId} ${title} について確認のお願い`,
    kept: 'ご回答の文はそのまま残っています。',
    until: (day: Day) => `${shortDay(day)}までにお願いします。`,
    replyLabel: '返答（300字まで）',
    reply: '返答する',
    send: '返答を送る',
    correct: '文を直す',
    replied: (measureId: string) => `✓ ${measureId} への返答をPMOにお届けしました。`,
  },

  /** Everybody in the channel reads along. */
  channel: {
    help: '業革ボードは、四半期ごとに施策の進捗をお尋ねします。ご回答と回答状況の確認は、業革ボードとの1対1のチャットで行います。チャットで「一覧」「状況」「ヘルプ」と送ってください。所属長とPMOの方は、ここで「この係の通知先にする」と送ると、所属長へのお知らせをこのチャネルで受け取れます。お困りのときは、PMO（デジタル戦略室・行革推進係）へご連絡ください。',
    inChat:
      'ご担当の施策や回答状況は、ご本人だけにお見せするため、このチャネルには表示しません。業革ボードとの1対1のチャットで、同じ言葉を送ってください。',
    notUnderstood:
      '申し訳ありません。ご用件を読み取れませんでした。このチャネルでは「ヘルプ」で使い方をご覧いただけます。',
  },

  replies: {
    help: '「一覧」でご担当の施策、「状況」で回答状況、「相談」で所属長へのご相談の方法をご覧いただけます。「引き継ぎ」で担当の交代をお願いできます。「関係課」で、関係課になっている施策に一言添えられます。お困りのときは、PMO（デジタル戦略室・行革推進係）へご連絡ください。',
    noMeasures:
      '現在、ご担当の施策は登録されていません。お心当たりがある場合は、PMO（デジタル戦略室・行革推進係）へご連絡ください。',
    noRound: 'いまは回答の期間ではありません。次の回が始まりましたら、こちらでお知らせします。',
    status: (round: RoundId, answered: number, all: number, due: Day) =>
      answered === all
        ? `${shortRoundLabel(round)}：ご担当の${all}施策すべてに回答いただいています。ありがとうございます。`
        : `${shortRoundLabel(round)}：回答済 ${answered}／${all}施策。期限は${shortDay(due)}です。`,
    consultation:
      'ご相談は、施策の回答にある「ご相談」の欄に書いて保存すると、所属長にお届けします。「一覧」から施策をお選びください。',
    later: 'ご都合のよいときに「一覧」からお答えください。期限が近づきましたら、こちらでお知らせします。',
    notUnderstood:
      '申し訳ありません。ご用件を読み取れませんでした。「一覧」でご担当の施策、「状況」で回答状況、「ヘルプ」で使い方をご覧いただけます。',
    welcome:
      '業革ボードです。四半期ごとに、ご担当の施策の進捗をこのチャットでお尋ねします。「一覧」でご担当の施策、「ヘルプ」で使い方をご覧いただけます。',
    trouble:
      'ただいま処理できませんでした。入力された内容は画面に残っています。少し時間をおいて、もう一度お試しください。',
  },
} as const
