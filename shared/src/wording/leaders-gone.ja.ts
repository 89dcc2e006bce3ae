/** 後任のお願い: leaders whom the city's directory no longer finds in their section. */
import type { DirectoryTrouble } from '../domain/directory-check.ts'

export const leadersGoneJa = {
  summary: (count: number) => `【業務改革】担当の方のご確認のお願い（${count}施策）`,
  heading: (count: number) => `担当の方のご確認のお願い（${count}施策）`,
  intro:
    '職員の名簿（Microsoft 365）で、次の施策の担当の方が、いまの所属に見当たりません。後任の方をお選びください。直近の回答と約束をまとめて、後任の方にお届けします。',
  row: (post: string, why: 'left' | 'moved') =>
    `${post} ― ${why === 'left' ? '名簿にないか、利用が止まっています' : '所属が変わっています'}`,
  more: (count: number) => `ほか${count}施策`,
  name: '後任を指定する',
  nameFor: (measure: string) => `${measure} の後任を指定する`,
  keep: '表示の方は引き続き担当です',
  kept: (count: number) => `✓ ${count}施策は、いまの担当の方のままとしました。`,
  keptNote: '名簿の所属がもう一度変わるまで、このお願いはお届けしません。',
  /** In the preflight, to the PMO. */
  finding: (post: string, why: 'left' | 'moved', ids: string) =>
    `${post}が${why === 'left' ? '職員の名簿に見当たりません' : '別の所属に移ったようです'}：${ids}。後任の指定を、所属長（いない場合はPMO）にお願いしています。`,
  trouble: {
    noRight:
      '担当の方の異動を名簿で確かめる権限がないため、確かめずに進めます。情報システム担当へ、アプリの登録に Microsoft Graph の User.Read.All を加え、管理者の同意を与えるようご依頼ください。',
    notSignedIn:
      '名簿へのサインインが認められず、担当の方の異動を確かめられませんでした。情報システム担当へ、アプリの証明書の期限の確認をご依頼ください。',
    nobodyKnown:
      '名簿に、担当の方が一人も見当たりません。情報システム担当へ、接続先の組織（テナント）の確認をご依頼ください。異動の確認は行わずに進めます。',
    noAnswer: '名簿から返事がなく、担当の方の異動をまだ確かめられていません。1時間ごとに自動で確かめ直します。',
  } satisfies { readonly [trouble in DirectoryTrouble]: string },
} as const
