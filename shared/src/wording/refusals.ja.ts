/** A refusal's code becomes a sentence that says what to do. Never blames, never says only that something failed. */
import { longDay, parseRoundId, shortDay, shortRoundLabel } from '../domain/fiscal-calendar.ts'
import type { AnswerField, DateField, FieldProblem, LadderProblem, Refusal, WorkbookCause } from '../domain/refusal.ts'
import type { SheetProblem } from '../domain/sheet-problem.ts'
import { assignmentProblemJa, sheetProblemJa } from './pmo-setup.ja.ts'

type NamedField = Exclude<AnswerField, `figure:${string}`>

const fieldNames: { readonly [field in NamedField]: string } = {
  weather: '天気',
  progress: '進捗状況',
  direction: '今後の方向性',
  directionReason: '方向性の理由',
  directionReasonText: '理由（その他）の内容',
  asOf: '数値の時点',
  milestones: '節目',
  nextYearNeeds: '来年度に向けて必要なもの',
  issue: '課題',
  nextAction: '次のアクション',
  consultation: '相談の内容',
  consultationBy: '相談の期日',
}

const chosen: readonly AnswerField[] = ['weather', 'direction', 'directionReason']

/** The sentence beside the field. */
export function fieldProblemJa(problem: FieldProblem): string {
  const name = nameOf(problem.field)
  switch (problem.code) {
    case 'missing':
      return chosen.includes(problem.field) ? `${name}をお選びください。` : `${name}をご入力ください。`
    case 'notANumber':
      return '数値は半角・全角どちらでも構いません。「62.3」のように、1つの数でご入力ください。'
    case 'notADay':
      return `${name}は「2025-12-26」の形でご入力ください。`
    case 'notAChoice':
      return `${name}は、表示された選択肢からお選びください。`
    case 'tooLong':
      return `${name}は${problem.limit}字までです（現在 ${problem.length}字）。入力された文は残してあります。`
  }
}

function nameOf(field: AnswerField): string {
  return field.startsWith('figure:') ? '数値' : fieldNames[field as NamedField]
}

export function refusalJa(refusal: Refusal): string {
  switch (refusal.code) {
    case 'invalidAnswer':
      return '保存の前に、印の付いた欄をご確認ください。入力された内容は残してあります。'
    case 'notYourMeasure':
      return `施策 ${refusal.measureId} の担当としては登録されていません。ご自身の担当の場合は、PMO（デジタル戦略室・行革推進係）へお知らせください。`
    case 'notAllowed':
      return 'この操作は、担当の方だけが行えます。必要な場合は、PMO（デジタル戦略室・行革推進係）へご相談ください。'
    case 'unknownPerson':
      return '業革ボードの利用者として登録されていません。お心当たりがある場合は、PMO（デジタル戦略室・行革推進係）へご連絡ください。'
    case 'measureNotInRound':
      return `施策 ${refusal.measureId} は、${round(refusal.roundId)}では回答の対象ではありません。「一覧」と送ると、ご担当の施策を表示します。`
    case 'noOpenRound':
      return 'いまは回答の期間ではありません。次の回が始まりましたら、こちらでお知らせします。'
    case 'unknownRound':
      return 'お尋ねの回は見つかりませんでした。「一覧」と送ると、いまの回を表示します。'
    case 'unknownMeasure':
      return 'お尋ねの施策は見つかりませんでした。番号をご確認ください。'
    case 'roundClosed':
      return `${round(refusal.roundId)}は、${longDay(refusal.closedOn)}に締め切りました。直す場合は、PMO（デジタル戦略室・行革推進係）へお知らせください。`
    case 'roundWithdrawn':
      return `${round(refusal.roundId)}の依頼は、取り下げられています。入力された内容があれば、保存はしていませんが画面に残っています。再開するときは、こちらでお知らせします。`
    case 'roundAlreadyOpened':
      return `${round(refusal.roundId)}は、すでに開いています。回答の状況は、ボードでご確認ください。`
    case 'anotherRoundOpen':
      return `${round(refusal.roundId)}を受付中です。締め切ってから次の回を開いてください。`
    case 'staleVersion':
      return 'ほかの端末で先に保存されています。内容を並べて表示しますので、残すほうをお選びください。'
    case 'ownMeasure':
      return `施策 ${refusal.measureId} は、ご自身の課の施策です。もう一方のPMOの係に確認をお願いしてください。`
    case 'notAnswered':
      return `施策 ${refusal.measureId} は、まだ回答がありません。回答が届いてから操作してください。`
    case 'noOpenQuestion':
      return `施策 ${refusal.measureId} への確認のお願いには、すでに返答をいただいています。回答を直す場合は、「一覧」と送ってください。`
    case 'textMissing':
      return '内容をご入力ください。'
    case 'textTooLong':
      return `内容は${refusal.limit}字までです（現在 ${refusal.length}字）。入力された文は残してあります。`
    case 'nothingTicked':
      return '変わりない施策にチェックし、理由をお選びください。'
    case 'measuresWithoutLeader':
      return `PLの決まっていない施策があるため、${round(refusal.roundId)}はまだ開けません：${someOf(refusal.measureIds)}。「割当」と送ると、担当を決めるか、今回は対象外とすることができます。`
    case 'reasonMissing':
      return '理由をお選びください。'
    case 'invalidAssignment':
      return refusal.problems.map(assignmentProblemJa).join('')
    case 'assignmentChanged':
      return `施策 ${refusal.measureId} の割当は、先にほかの方が変えています。「割当」と送ると、いまの割当を表示します。`
    case 'unknownDoubt':
      return 'この確認事項は見つかりませんでした。「要確認」と送ると、いまの一覧を表示します。'
    case 'doubtSettledAlready':
      return 'この確認事項は、先に確認されています。「要確認」と送ると、確認した内容を見直せます。'
    case 'doubtNotSettled':
      return 'この確認事項は、確認前に戻っています。「要確認」と送ると、いまの一覧を表示します。'
    case 'differenceSettled':
      return 'この相違は、すでに確認されています。「記録」で残りをご確認ください。'
    case 'differenceNotTaken':
      return 'リストの内容をそのまま取り込むことができません。締め切った回か、回答のきまりに合わない内容です。「業革ボードの内容を書き戻す」を選ぶか、リストの行を直してください。'
    case 'doubtCellChanged':
      return 'この欄は、確認の後に別の内容へ直されています。その直しが失われないよう、そのままにしました。「要確認」と送ると、いまの内容を表示します。'
    case 'unreadableWorkbook':
      return workbookCauses[refusal.cause]
    case 'invalidWorkbook':
      return `次のところをご確認のうえ、もう一度読み込んでください（何も変えていません）。\n${someProblems(refusal.problems)}`
    case 'previewOutdated':
      return '確認の後に割当が変わったため、読み込みを見合わせました。もう一度、変わるところをご確認ください。'
    case 'notADay':
      return `${dateNames[refusal.field]}は「2025-12-26」の形でご入力ください。`
    case 'notABusinessDay':
      return `${dateNames[refusal.field]}の${shortDay(refusal.day)}は閉庁日です。開庁日をお選びください。`
    case 'datesOutOfOrder':
      return `${dateNames[refusal.later]}は、${dateNames[refusal.earlier]}より後の日にしてください。`
    case 'dateTooEarly':
      return `${dateNames[refusal.field]}は、${longDay(refusal.earliest)}以降の日をお選びください。`
    case 'dateTooLate':
      return `${dateNames[refusal.field]}は、${longDay(refusal.latest)}までの日をお選びください。`
    case 'roundNotClosed':
      return `${round(refusal.roundId)}は受付中です。回答のカードから、そのまま直せます。「一覧」と送ると表示します。`
    case 'invalidLadder':
      return refusal.problems.map((problem) => ladderSentences[problem]).join('')
    case 'invalidSendingHours':
      return '送信の時刻は、開庁時間の中で「10:00」の形でご入力ください。'
    case 'lastNoticeStays':
      return `${shortDay(refusal.on)}のお知らせは最後のご案内のため、そのままお届けします。「あとで」は、それより前の日をお選びください。`
    case 'noAnswerAwaited':
      return `施策 ${refusal.measureId} は、すでに回答済みか、今期は対象外です。「状況」と送ると、いまの状況を表示します。`
    case 'managerHasNotSeen':
      return `施策 ${refusal.measureId} は、所属長の確認をお待ちしています。確認が済むと、PMO確認済にできます。`
    case 'nobodyToConsult':
      return `施策 ${refusal.measureId} のご相談をおつなぎする先が登録されていません。PMO（デジタル戦略室・行革推進係）へお知らせください。`
    case 'consultationSettled':
      return `施策 ${refusal.measureId} のご相談は、すでにお返事済みか、取り下げられています。新しいカードの内容をご確認ください。`
    case 'consultationElsewhere':
      return `施策 ${refusal.measureId} のご相談は、いまは別の方がお預かりしています。お返事は、担当の方のチャットにお知らせします。`
    case 'unknownReceiver':
      return '選ばれた方は、業革ボードの利用者としてまだ登録されていません。PMO（デジタル戦略室・行革推進係）へご連絡ください。'
    case 'alreadyLeader':
      return `施策 ${refusal.measureId} は、すでにその方の担当です。別の方をお選びください。`
    case 'handOverPending':
      return `施策 ${refusal.measureId} は、別の方への引き継ぎをお願いしているところです。取り下げてから、もう一度お選びください。`
    case 'noOpenHandOver':
      return `施策 ${refusal.measureId} の引き継ぎの依頼は、いまはありません。「一覧」と送ると、ご担当の施策を表示します。`
    case 'notRelatedSection':
      return `施策 ${refusal.measureId} の関係課としては登録されていません。お心当たりがある場合は、PMO（デジタル戦略室・行革推進係）へお知らせください。`
    case 'tooLargeForCard':
      return '絵文字などが多く、カードに表示しきれません。文を短くしてお試しください。保存済みの内容はそのまま残っています。'
    case 'unknownAction':
      return 'このボタンは使えなくなりました。「一覧」と送ると、新しいカードを表示します。'
    case 'malformedRequest':
      return '内容を読み取れませんでした。「一覧」と送り、新しいカードからもう一度お試しください。'
  }
}

const dateNames: { readonly [field in DateField]: string } = {
  opensOn: '開始',
  dueOn: '期限',
  closesOn: '締切',
  asOfDay: '数値の時点',
  meetingOn: '本部会議の日',
  muteFrom: 'お知らせを控える期間の初日',
  muteTo: 'お知らせを控える期間の末日',
  effectiveOn: '発令の日',
}

const ladderSentences: { readonly [problem in LadderProblem]: string } = {
  empty: 'お知らせの段を一つ以上ご入力ください。',
  idTwice: '段の名前は、一つずつ変えてください。',
  unreadableId: '段の名前は、英小文字で始まる20字までの英小文字・数字・「-」でご入力ください。',
  offsetOutOfRange: '日数は、期限の10開庁日前から5開庁日後までの整数でご入力ください。',
  notAscending: '段は、日の早い順に、1日1段でお並べください。',
  nobody: 'それぞれの段で、お知らせする相手を一つ以上お選びください。',
  departmentHead: '部長へのお知らせは、PMOが操作したときだけお届けします。段からはお外しください。',
  leaderNotOnDueDay: '期限の日に、担当の方へお知らせする段をお入れください。',
  pmoNotLast: '最後の段は、PMOへのお知らせにしてください。',
}

const workbookCauses: { readonly [cause in WorkbookCause]: string } = {
  empty: 'ファイルの中身がありません。書き出した表（.xlsx）をお選びください。',
  notAWorkbook: 'Excel の表（.xlsx）ではないようです。書き出した表をお選びください。',
  protectedOrOld:
    'パスワードの付いた表か、古い形式（.xls）の表のようです。パスワードを外し、.xlsx で保存してからお選びください。',
  tooLarge: '表が大きすぎるため、読み込めません。書き出した表に、必要なところだけをご記入ください。',
  damaged: '表を最後まで読み取れませんでした。Excel で開いて保存し直してから、お選びください。',
}

/** As many as one can read at once. */
function someOf(ids: readonly string[]): string {
  const shown = ids.slice(0, 10).join('、')
  return ids.length > 10 ? `${shown} ほか${ids.length - 10}施策` : shown
}

function someProblems(problems: readonly SheetProblem[]): string {
  const shown = problems.slice(0, 50).map(sheetProblemJa).join('\n')
  return problems.length > 50 ? `${shown}\nほか${problems.length - 50}か所` : shown
}

/** A refusal may carry an id that was never a round. */
function round(id: string): string {
  return parseRoundId(id) ? `${shortRoundLabel(id)} の回` : 'ご指定の回'
}
