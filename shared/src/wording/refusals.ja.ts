/** A refusal's code becomes a sentence that says what to do. Never blames, never says only that something failed. */
import { longDay, parseRoundId, shortRoundLabel } from '../domain/fiscal-calendar.ts'
import type { AnswerField, FieldProblem, Refusal } from '../domain/refusal.ts'

const fieldNames: { readonly [field in AnswerField]: string } = {
  weather: '天気',
  progress: '進捗状況',
  direction: '今後の方向性',
  directionReason: '方向性の理由',
  directionReasonText: '理由（その他）の内容',
}

const chosen: readonly AnswerField[] = ['weather', 'direction', 'directionReason']

/** The sentence beside the field. */
export function fieldProblemJa(problem: FieldProblem): string {
  const name = fieldNames[problem.field]
  switch (problem.code) {
    case 'missing':
      return chosen.includes(problem.field) ? `${name}をお選びください。` : `${name}をご入力ください。`
    case 'notAChoice':
      return `${name}は、表示された選択肢からお選びください。`
    case 'tooLong':
      return `${name}は${problem.limit}字までです（現在 ${problem.length}字）。入力された文は残してあります。`
  }
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
      return `施策 ${refusal.measureId} は ${round(refusal.roundId)} の回答の対象ではありません。「一覧」と送ると、ご担当の施策を表示します。`
    case 'noOpenRound':
      return 'いまは回答の期間ではありません。次の回が始まりましたら、こちらでお知らせします。'
    case 'unknownRound':
      return 'お尋ねの回は見つかりませんでした。「一覧」と送ると、いまの回を表示します。'
    case 'roundClosed':
      return `${round(refusal.roundId)} の回は ${longDay(refusal.closedOn)} に締め切りました。直す場合は、PMO（デジタル戦略室・行革推進係）へお知らせください。`
    case 'roundAlreadyOpened':
      return `${round(refusal.roundId)} の回は、すでに開いています。`
    case 'anotherRoundOpen':
      return `${round(refusal.roundId)} の回を受付中です。締め切ってから次の回を開いてください。`
    case 'staleVersion':
      return 'ほかの端末で先に保存されています。内容を並べて表示しますので、残すほうをお選びください。'
    case 'unknownAction':
      return 'このボタンは使えなくなりました。「一覧」と送ると、新しいカードを表示します。'
    case 'malformedRequest':
      return '内容を読み取れませんでした。「一覧」と送り、新しいカードからもう一度お試しください。'
  }
}

/** A refusal may carry an id that was never a round. */
function round(id: string): string {
  return parseRoundId(id) ? shortRoundLabel(id) : 'ご指定'
}
