/** 記録: what the PMO reads of the city's lists, where something does not get there or differs. */
import { readDutyCode } from '../domain/duty-code.ts'
import { linesOf } from '../domain/lines.ts'
import type { DifferenceKind } from '../domain/outside-edit.ts'
import type { RecordList } from '../domain/record.ts'
import { labelsJa } from './labels.ja.ts'
import { betterWhenJa, dutyJa } from './record.ja.ts'

export const recordListsJa: { readonly [list in RecordList]: string } = {
  members: 'メンバー',
  measures: '施策',
  plans: '計画',
  indicators: '指標',
  rounds: 'レビュー回',
  checkIns: '進捗報告',
  revisions: '進捗履歴',
  decisions: '決定',
  indicatorValues: '指標値',
}

/** As the lists name their columns; a column without a name here is one that people do not fill in. */
const cellNames: Readonly<Record<string, string>> = {
  post: '職名',
  duties: '役割',
  upn: 'サインイン名',
  title: '管理項目',
  leadDepartment: '主担当部',
  leadSection: '主担当課',
  relatedSections: '関係課',
  leader: '担当',
  deputies: '代理',
  milestone: 'マイルストーン（年度末時点）',
  actions: '実施内容',
  target: '目標',
  name: '指標',
  unit: '単位',
  targetDay: '目標の期日',
  betterWhen: '望ましい向き',
  weather: '天気',
  progress: '進捗状況',
  direction: '今後の方向性',
  directionReason: '方向性理由',
  directionReasonText: '方向性理由（補足）',
  issue: '課題',
  nextAction: '次のアクション',
  state: '状況',
  responsible: '担当',
}

const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  weather: Object.fromEntries(
    Object.entries(labelsJa.weather).map(([code, { symbol, label }]) => [code, symbol + label]),
  ),
  direction: labelsJa.direction,
  directionReason: labelsJa.directionReason,
  state: labelsJa.expectation,
  betterWhen: betterWhenJa,
}

export const recordDifferencesJa = {
  title: '記録',
  heading: '記録（SharePoint リスト）',
  summary: (waiting: number, differences: number) => `【業務改革】記録 書き込み待ち${waiting}件・相違${differences}件`,
  standing: (waiting: number, differences: number) => `書き込み待ち ${waiting}件　相違 ${differences}件`,
  allWell: '回答も台帳も、リストにすべて書き込まれています。',
  onItsWay: '書き込み待ちの分は、順に書き込んでいます。ご対応は不要です。',
  needsLook: 'リストの内容と業革ボードの内容が違うところがあります。どちらを残すか、ご確認をお願いします。',
  needsHelp: 'リストに書き込めていないものがあります。回答は業革ボードに保存されています。',
  troubleOf: (list: string, items: number) => (items === 0 ? `${list}（読み取り）` : `${list} ${items}件`),
  tryAgain: 'もう一度書き込む',
  triedAgain: (items: number) =>
    items === 0 ? 'もう一度、リストを確かめます。' : `✓ ${items}件を、もう一度書き込みます。`,
  showDifferences: (count: number) => `相違を確かめる（${count}件）`,
  reload: '最新の状況を表示',
  back: '記録の状況に戻る',
  position: (index: number, all: number) => `${index}／${all}`,
  difference: (list: string, what: string, cell: string) => [list, what, cell].filter((part) => part !== '').join('　'),
  otherCell: '自動で書き込む列',
  wholeRow: '行全体',
  ours: '業革ボードの内容',
  theirs: 'リストの内容',
  earlier: 'リストのそれより前の内容',
  blank: '（空欄）',
  deleted: '（行がありません）',
  editor: '編集した方',
  unknownEditor: '業革ボードに登録のない方、または自動処理',
  seenAt: '確認した日時',
  about: '管理項目',
  why: {
    notEditable: '業革ボードが自動で書き込む列のため、リストでの変更は取り込みません。',
    roundClosed: 'この回は締め切られているため、リストでの変更は取り込みません。',
    roundWithdrawn:
      'この回の依頼は取り下げられているため、リストでの変更は取り込みません。もう一度開いてから、業革ボードで直してください。',
    answerNewerHere: 'リストでの変更の前に、業革ボードで新しい内容が保存されていたため、そちらを残しています。',
    notPermitted: '編集した方に、この施策の回答または台帳の変更の権限がありません。',
    unreadable: '内容を読み取れないか、回答のきまりに合わないため、取り込んでいません。',
    deletedThere: 'リストから行が削除されています。業革ボードには残っています。',
    unknownRow: 'リストに追加された行です。このリストへの追加は取り込みません。行はそのまま残ります。',
    strayRow:
      '同じ内容の行が別にあります（業革キーの書き換え、または行のコピー）。業革ボードは別の行に書き込み、この行は取り込みません。必要な文があれば別の行に写してから、リストでこの行を削除してください。削除すると、この相違は消えます。',
  } satisfies { readonly [kind in DifferenceKind]: string },
  writeBack: '業革ボードの内容を書き戻す',
  leaveRow: '確認しました（行はそのまま）',
  takeOver: 'リストの内容を取り込む',
  later: 'あとで',
  done: {
    ours: '✓ 業革ボードの内容を、リストに書き戻します。',
    theirs: '✓ リストの内容を、業革ボードに取り込みました。',
    row: '✓ 確認済みにしました。',
  },
  allSettled: '相違はありません。ありがとうございました。',
}

export const recordCellNameJa = (cell: string): string =>
  cell === '' ? recordDifferencesJa.wholeRow : (cellNames[cell] ?? recordDifferencesJa.otherCell)

/** A cell as people know it: labels in place of codes. */
export function recordTextJa(cell: string, text: string | null): string {
  if (text === null || text === '') return recordDifferencesJa.blank
  if (cell === 'duties') {
    return linesOf(text)
      .map((code) => {
        const duty = readDutyCode(code)
        return duty ? dutyJa(duty) : code
      })
      .join('\n')
  }
  return labels[cell]?.[text] ?? text
}
