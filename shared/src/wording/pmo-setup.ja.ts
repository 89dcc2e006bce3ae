/** What the PMO reads before the first round: doubts about the printed list, assignments, and their workbook. */
import type { AssignmentChange } from '../domain/assignment-sheet.ts'
import { cellLimit, type DoubtField, type DoubtGroup, titleLimit } from '../domain/doubt.ts'
import type { ExcuseReason } from '../domain/excuse.ts'
import { eraYear, shortRoundLabel } from '../domain/fiscal-calendar.ts'
import type { AssignmentField, AssignmentProblem } from '../domain/refusal.ts'
import type { RoundId } from '../domain/round.ts'
import type { AssignmentColumn, SheetProblem, SheetProblemCode } from '../domain/sheet-problem.ts'

const fieldNames: { readonly [field in DoubtField]: string } = {
  title: '管理項目',
  purpose: '目的',
  milestone: 'マイルストーン',
  actions: '実施内容',
  target: 'Q4末 到達目標',
  progress: '進捗状況',
  weather: '天気',
}

export const excuseReasonsJa: { readonly [reason in ExcuseReason]: string } = {
  assembly: '議会対応',
  budget: '予算編成',
  emergency: '災害・緊急対応',
  transfer: '人事異動',
  notStarted: '着手前',
  other: 'その他',
}

const nobody = '（未定）'

export const doubtsJa = {
  title: '要確認',
  heading: '要確認（公表資料の読み取り）',
  summary: (open: number) => `【業務改革】要確認 ${open}件`,
  intro:
    '公表資料を読み取るときに、はっきりしなかったところです。原典と見比べて、ご確認ください。回答の内容は変わりません。',
  allSettled: 'すべて確認済みです。ありがとうございました。',
  none: '確認をお願いするところはありません。',
  groups: {
    weather: {
      name: '天気の印',
      question: '印の凡例が原典にないため、形から推定しています。原典の印は何の天気でしょうか。',
    },
    fiftyOrHundred: {
      name: '50％か100％か',
      question: '施策一覧と中期ロードマップで、ハンコレスの目標が違います。どちらが正しいでしょうか。',
    },
    threeOrNine: {
      name: '3件か9件か',
      question: '同じ目標が3施策に書かれています。3施策合わせて3件でしょうか、それぞれ3件（合わせて9件）でしょうか。',
    },
    blank: {
      name: '空欄',
      question: '原典でも空欄でしょうか。読み取れなかった文があれば、ご入力ください。',
    },
    reading: {
      name: '読み取り',
      question: 'この読みでよろしいでしょうか。違うところがあれば、直した文をご入力ください。',
    },
    whole: {
      name: '資料全体',
      question: 'この扱いでよろしいでしょうか。お気づきのことがあれば、ご記入ください。',
    },
  } satisfies { readonly [group in DoubtGroup]: { readonly name: string; readonly question: string } },
  count: (open: number, all: number) => (open === 0 ? `確認済み（${all}件）` : `残り${open}件／全${all}件`),
  look: '確かめる',
  lookAgain: '見直す',
  lookAt: (what: string) => `${what} を確かめる`,
  /** 「R7 マイルストーン」 */
  field: (field: DoubtField, fiscalYear: number | null) => {
    if (fiscalYear === null) return fieldNames[field]
    const { letter, year } = eraYear(fiscalYear)
    return `${letter}${year} ${fieldNames[field]}`
  },
  measure: (measureId: string, title: string) => `${measureId} ${title}`,
  state: { open: '未確認', read: '確認済み（原典どおり）', corrected: '確認済み（直しました）' },
  position: (index: number, all: number) => `${index}／${all}`,
  current: 'いまの読み',
  blank: '（空欄）',
  note: '原典について',
  suggestion: '候補（原典には記載がありません）',
  settledText: '確認した内容',
  settledBy: (post: string, at: string) => `${post}　${at}`,
  before: '直す前',
  accept: 'この読みでよい',
  correct: '直す',
  later: 'あとで',
  undo: '取り消す',
  undoLast: (what: string) => `${what} を取り消す`,
  toGroup: '一覧に戻る',
  toGroups: '種類の一覧に戻る',
  next: (rest: number) => (rest > 0 ? `次を表示（残り${rest}）` : '最初から表示'),
  done: {
    read: (what: string) => `✓ ${what} を、この読みで確認しました。`,
    corrected: (what: string) => `✓ ${what} を、ご入力の内容で確認しました。`,
    undone: (what: string) => `${what} を、確認前に戻しました。`,
    groupUndone: (count: number) => `${count}件を、確認前に戻しました。`,
    group: (count: number) => `✓ ${count}件を、原典どおりと確認しました。`,
  },
  form: {
    heading: (what: string) => `${what}を直す`,
    text: '直した内容',
    weather: '原典の印が表す天気',
    /** Where nothing of the register changes. */
    remark: '確認した内容',
    registerNote: '入力した内容は施策の台帳に反映します。いまの文も控えに残り、取り消せます。',
    recordNote: '公表資料の記載は変えず、確認した内容として記録します。',
    limit: (limit: number) => `${limit}字まで。改行はそのまま行の区切りになります。`,
    titleHint: `${titleLimit}字まで、1行でご入力ください。`,
    cellHint: `${cellLimit}字まで。改行はそのまま行の区切りになります。`,
    missing: '直した内容をご入力ください。',
    missingWeather: '天気をお選びください。',
    save: '保存する',
    back: '戻る',
  },
  all: 'この種類はすべて原典どおりとする',
  confirmAll: {
    heading: (name: string, count: number) => `「${name}」の残り${count}件を、すべて原典どおりとします`,
    text: 'いまの読みのまま、確認済みにします。施策の台帳も回答も変わりません。後から1件ずつ、またはまとめて取り消せます。',
    yes: 'すべて原典どおりとする',
    no: 'やめる',
  },
} as const

export const assignJa = {
  heading: '割当（主担当課・PL・代理・課長）',
  summary: (open: number) => (open === 0 ? '【業務改革】割当' : `【業務改革】割当 PL未定 ${open}施策`),
  count: (without: number, all: number) =>
    without === 0
      ? `${all}施策すべてにPLが決まっています。`
      : `${all}施策のうち、PLの決まっていない施策が${without}あります。PLが決まるまで、または対象外とするまで、回は開けません。`,
  measure: (measureId: string, title: string) => `${measureId} ${title}`,
  line: (section: string | null, leader: string, deputies: string, manager: string) =>
    `${section ?? '課 未定'}　PL：${leader || nobody}　代理：${deputies || 'なし'}　課長：${manager || nobody}`,
  noLeader: 'PL未定',
  excused: (round: RoundId, reason: string) => `${shortRoundLabel(round)} は対象外（${reason}）`,
  assign: '割り当てる',
  change: '変える',
  assignThis: (what: string) => `${what} の担当を割り当てる`,
  next: (rest: number) => (rest > 0 ? `次の施策を表示（残り${rest}）` : '最初から表示'),
  toList: '一覧に戻る',
  toMeasure: '施策の割当に戻る',
  nobody,
  form: {
    department: (name: string) => `主担当部：${name}`,
    section: '主担当課',
    newSection: '新しい課の名前（一覧にないとき）',
    leader: 'PL',
    deputies: '代理（複数可）',
    pickerHint: '職名で選ぶか、氏名で探してください。',
    save: '保存する',
    duties: '課長・部長を割り当てる',
    excuse: (round: RoundId) => `${shortRoundLabel(round)} は対象外とする`,
    unexcuse: (round: RoundId) => `${shortRoundLabel(round)} の対象に戻す`,
  },
  duties: {
    heading: '課長・部長の割当',
    note: 'この課・部のすべての施策に共通です。兼務の方は、それぞれの課・部で同じ方をお選びください。',
    manager: (section: string) => `${section}の課長`,
    departmentHead: (department: string) => `${department}の部長`,
    noSection: '主担当課が決まっていないため、課長はまだ割り当てられません。先に主担当課をお決めください。',
  },
  excuse: {
    heading: (round: RoundId) => `${shortRoundLabel(round)} は対象外とする`,
    note: (round: RoundId) =>
      `${shortRoundLabel(round)} の回を開くときに、この施策の回答はお願いしません。理由は回の記録に残ります。`,
    reason: '理由',
    missingReason: '理由をお選びください。',
    text: '補足（「その他」のときは必ずご記入ください）',
    save: '対象外とする',
  },
  done: {
    assigned: (what: string) => `✓ ${what} の割当を保存しました。`,
    handedOver: (post: string) => `受付中の回の回答は、${post} にお願いします。`,
    unchanged: (what: string) => `${what} の割当は、これまでどおりです。`,
    duties: '✓ 課長・部長の割当を保存しました。',
    excused: (what: string, round: RoundId) => `✓ ${what} を、${shortRoundLabel(round)} の対象外としました。`,
    unexcused: (what: string, round: RoundId) => `${what} を、${shortRoundLabel(round)} の対象に戻しました。`,
  },
} as const

/** Headers of the workbook, and the sheet beside it. */
export const workbookJa = {
  sheet: '割当',
  peopleSheet: '名簿',
  fileName: (day: string) => `施策の割当_${day}.xlsx`,
  columns: {
    measureId: '番号',
    title: '施策名',
    leadDepartment: '主担当部',
    leadSection: '主担当課',
    leader: 'PL',
    leaderId: 'PL ID',
    deputies: '代理',
    deputyIds: '代理 ID',
    manager: '課長',
    managerId: '課長 ID',
    departmentHead: '部長',
    departmentHeadId: '部長 ID',
    relatedSections: '関係課',
  } satisfies { readonly [column in AssignmentColumn]: string },
  people: { post: '職名', id: 'ID', duties: '役割', sections: '課の名前' },
  duty: {
    pmo: 'PMO',
    manager: (section: string) => `課長（${section}）`,
    departmentHead: (department: string) => `部長（${department}）`,
    programmeManager: 'プロジェクトマネージャー',
    owner: 'プロジェクトオーナー',
  },
  howToHeader: '記入のしかた',
  howTo: [
    '「割当」の表で、主担当課・PL・代理・課長・部長・関係課を直し、保存してから読み込みます。読み込む前に、変わるところを確認できます。',
    '方は、この名簿の職名でご記入ください。ID の欄は、同じ職名の方が複数いるときだけ使います。',
    '複数の方や課は「、」で区切ります。PL と代理と関係課は、空欄にすると「なし」になります。課長と部長は、空欄のままなら変わりません。',
    '番号・施策名・主担当部は、照合のための欄です。行を消した施策は、変わりません。',
  ],
} as const

const assignmentFieldNames: { readonly [field in AssignmentField]: string } = {
  leadSection: '主担当課',
  leader: 'PL',
  deputies: '代理',
  relatedSections: '関係課',
  manager: '課長',
  departmentHead: '部長',
}

export function assignmentProblemJa(problem: AssignmentProblem): string {
  const name = assignmentFieldNames[problem.field]
  switch (problem.code) {
    case 'unknownPerson':
      return `${name}にお選びの方は、業革ボードの利用者としてまだ登録されていません。登録のある方からお選びください。`
    case 'leaderIsDeputy':
      return 'PLと代理には、別の方をお選びください。'
    case 'tooLong':
      return `${name}の名前は${problem.limit}字までです（現在 ${problem.length}字）。`
  }
}

const sheetSentences: { readonly [code in SheetProblemCode]: (detail: string, column: string) => string } = {
  missingColumn: (_, column) => `見出し「${column}」の列がありません。1行目の見出しは、書き出したままにしてください。`,
  columnTwice: (_, column) => `見出し「${column}」の列が2つあります。1つにしてください。`,
  notText: (detail) => `「${detail}」は文字として読めません。文字でご入力ください。`,
  brokenFormula: (detail) => `計算の結果が「${detail}」になっています。文字でご入力ください。`,
  measureMissing: () => '施策の番号をご入力ください。',
  unknownMeasure: (detail) => `番号「${detail}」の施策は、台帳にありません。`,
  measureTwice: (detail) => `同じ施策が ${detail}行目にもあります。1行にまとめてください。`,
  differsFromList: (detail) => `台帳では「${detail}」です。行がずれていないか、ご確認ください。`,
  unknownPost: (detail) => `「${detail}」という職名の方は、登録されていません。「名簿」の職名か ID をご入力ください。`,
  postTwice: (detail) => `「${detail}」という職名の方が複数います。ID の欄で、どの方かをご入力ください。`,
  unknownId: (detail) => `ID「${detail}」の方は、登録されていません。「名簿」の ID をご入力ください。`,
  postAndIdDiffer: (detail) =>
    `職名「${detail}」と、ID の欄の方が違います。職名を変えたときは、ID の欄を空にしてください。`,
  onlyOne: (detail) => `「${detail}」は1人だけをご入力ください。`,
  leaderIsDeputy: () => 'PLと代理には、別の方をご入力ください。',
  tooLong: (detail) => `「${detail}」は長すぎます。短い名前でご入力ください。`,
  differsFromRow: (detail, column) => `${detail}行目の${column}と違います。同じ課・部では、同じ方をご入力ください。`,
  noSection: () => '主担当課が空欄のため、課長を割り当てられません。主担当課をご入力ください。',
}

/** What a change of the workbook reads like: where, what, from what, to what. */
export function assignmentChangeJa({ measureId, name, column, before, after }: AssignmentChange) {
  const where = measureId === null ? name : assignJa.measure(measureId, name)
  return { where, column: workbookJa.columns[column], before, after }
}

/** 「3行目「PL」：…」 */
export function sheetProblemJa(problem: SheetProblem): string {
  return `${problem.row}行目「${workbookJa.columns[problem.column]}」：${sheetProblemTextJa(problem)}`
}

/** Without the place. */
export function sheetProblemTextJa({ column, code, detail }: SheetProblem): string {
  return sheetSentences[code](shortened(detail), workbookJa.columns[column])
}

/** A cell may hold a page of text; a sentence quotes its beginning. */
function shortened(text: string): string {
  const letters = [...text]
  return letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : text
}
