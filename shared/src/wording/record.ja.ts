/** What people read in the city's SharePoint lists beside the labels of the codes, and why something does not get there. */
import type { Indicator } from '../domain/measure.ts'
import type { Duty, PmoUnit } from '../domain/person.ts'
import type { RecordCause } from '../domain/record-cause.ts'

export const yesNoJa = { yes: 'はい', no: 'いいえ' }

export const betterWhenJa: { readonly [code in Indicator['betterWhen']]: string } = {
  higher: '高いほどよい',
  lower: '低いほどよい',
}

export const decisionKindsJa = {
  question: '確認のお願い',
  acceptance: 'PMO確認済',
  excuse: '今回は対象外',
  doubt: '要確認',
  consultation: 'ご相談',
  handOver: '引き継ぎ',
  outcome: '会議の結果',
  amendment: '締切後の訂正',
  relatedLine: '関係課から',
  extension: '期限の延長',
  inHand: '課内で対応',
  managerSeen: '所属長の確認',
  setting: '設定',
  roundPlan: '回の予定',
  closingReport: '締めの報告',
}

const pmoUnitsJa: { readonly [unit in PmoUnit]: string } = {
  digitalStrategy: 'デジタル戦略室',
  administrativeReform: '行革推進係',
}

const dutyNamesJa: { readonly [kind in Duty['kind']]: string } = {
  pmo: 'PMO',
  manager: '課長',
  departmentHead: '部長',
  programmeManager: 'プロジェクトマネージャー',
  owner: 'プロジェクトオーナー',
}

/** 「課長：総務課」「PMO：デジタル戦略室」「プロジェクトオーナー」 */
export function dutyJa(duty: Duty): string {
  const name = dutyNamesJa[duty.kind]
  switch (duty.kind) {
    case 'pmo':
      return `${name}：${pmoUnitsJa[duty.unit]}`
    case 'manager':
      return `${name}：${duty.section}`
    case 'departmentHead':
      return `${name}：${duty.department}`
    case 'programmeManager':
    case 'owner':
      return name
  }
}

/** As people write it: the colon may be narrow, with blanks around it. Null for what is no duty. */
export function readDutyJa(text: string): Duty | null {
  const [, name = '', of = ''] = /^([^:：]*)(?:[:：](.*))?$/su.exec(text.trim()) ?? []
  const kinds = Object.keys(dutyNamesJa) as Duty['kind'][]
  const kind = kinds.find((known) => dutyNamesJa[known].toLowerCase() === name.trim().toLowerCase())
  const whose = of.trim()
  if (kind === 'pmo') {
    const unit = (Object.keys(pmoUnitsJa) as PmoUnit[]).find((known) => pmoUnitsJa[known] === whose)
    return unit ? { kind, unit } : null
  }
  if (kind === 'manager') return whose === '' ? null : { kind, section: whose }
  if (kind === 'departmentHead') return whose === '' ? null : { kind, department: whose }
  return kind && whose === '' ? { kind } : null
}

/** What happened, what becomes of the answers, what to do, and who can do it. */
export const recordCauseSentence: { readonly [cause in RecordCause]: string } = {
  throttled:
    'SharePoint が混み合っているため、書き込みを待っています。回答は業革ボードに保存されており、空きしだい自動で書き込みます。ご対応は不要です。',
  unreachable:
    'SharePoint に接続できません。回答は業革ボードに保存されており、つながりしだい自動で書き込みます。1時間以上続くときは、情報システム担当へ、Microsoft 365 の稼働状況と接続先（graph.microsoft.com）の許可の確認をご依頼ください。',
  notSignedIn:
    'Microsoft 365 へのサインインが認められませんでした。アプリの証明書の期限が切れたか、登録が変わった可能性があります。情報システム担当（Microsoft Entra の管理者）へ、アプリの登録の「証明書とシークレット」またはマネージド ID の確認をご依頼ください。回答は保存されています。',
  noRight:
    'サイトへの書き込みの権限がありません。情報システム担当（SharePoint 管理者）へ、業革ボードのアプリにこのサイトの「書き込み」（Sites.Selected）を付けるようご依頼ください。回答は保存されており、権限が付いたあとに「もう一度書き込む」で反映されます。',
  listMissing:
    'リストが見つかりません。削除されたか、名前が変わった可能性があります。サイトの「ごみ箱」から戻すか、情報システム担当へ、リストの作り直し（`npm run setup -- lists apply`）をご依頼ください。回答は保存されています。',
  columnMissing:
    'リストの列が足りないか、列のインデックスが外れています（外れたまま行が 5,000 件を超えると、SharePoint は検索を断ります）。情報システム担当へ、リストの確認（`npm run setup -- lists verify`）と修復（`npm run setup -- lists apply`）をご依頼ください。回答は保存されています。',
  valueRefused:
    'SharePoint が受け付けない内容が含まれています（長すぎる文、使えない文字など）。該当の内容を短くするか打ち直して、もう一度保存してください。元の内容は業革ボードに保存されています。',
  oddAnswer:
    'SharePoint から読み取れない返事が届きました。途中のネットワーク機器が置き換えた可能性があります。自動でやり直します。続くときは、情報システム担当へ、プロキシーの設定（graph.microsoft.com）の確認をご依頼ください。回答は保存されています。',
  keepsChanging:
    'リストの同じ行が繰り返し変更されているため、書き込みを見合わせています。行の編集が終わってから「もう一度書き込む」を押してください。自動処理（Power Automate など）が動いている場合は、所管の方へご確認ください。',
  rebuildFirst:
    'リストには記録がありますが、このデータベースには入っていません（作り直したデータベースのようです）。リストの内容を守るため、読み書きを止めています。情報システム担当へ、アプリを止め、空のデータベースに対して、先に `npm run rebuild` を行うようご依頼ください。リストの内容は、そのまま残っています。',
}
