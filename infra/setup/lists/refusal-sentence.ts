/** What Microsoft 365 refused, in Japanese: which right is missing and who grants it, or what to do instead. */
import type { Reach, Refused } from './http.ts'

export function refusalSentence(refused: Refused, as: Reach['as']): string {
  const { status, host, writing } = refused
  if (status === 0) {
    return `${serviceNames[host]} に接続できませんでした。ネットワークの担当へ、この機械から ${hostNames[host]} への通信の許可を確かめるようご依頼ください。`
  }
  if (status === 401) return notSignedIn[host][as]
  if (status === 403) return writing ? mayNotWrite[host][as] : mayNotRead[as]
  if (status === 404) {
    return 'サイトまたはリストが見つかりませんでした（404）。`.env` の SHAREPOINT_SITE（または --site）に、サイトのトップページのアドレスを `https://市の名前.sharepoint.com/sites/サイト名` の形で指定してください。アドレスが正しいときは、サイトの所有者へ、閲覧の権限があるかを確かめるようご依頼ください。'
  }
  if (status === 409) {
    return '同じ名前のリストまたは列がすでにあります（409）。サイトの所有者へ、サイトの「サイト コンテンツ」で同じ名前のリストの用途を確かめ、名前を変えるようご依頼ください。'
  }
  if (status === 429) {
    return 'SharePoint が混み合っており、待っても受け付けられませんでした（429）。しばらくしてから、同じ命令をもう一度実行してください。続きから行います。'
  }
  if (status >= 500) {
    return `Microsoft 365 の側で処理できませんでした（${status}）。しばらくしてから、同じ命令をもう一度実行してください。続きから行います。1時間以上続くときは、Microsoft 365 の管理者へ、サービスの稼働状況の確認をご依頼ください。`
  }
  if (refused.code === 'oddAnswer') {
    return `${serviceNames[host]} から読み取れない返事が届きました。ネットワークの担当へ、途中のプロキシーが ${hostNames[host]} の通信を書き換えていないかの確認をご依頼ください。`
  }
  return `Microsoft 365 が受け付けませんでした（${status}${refused.code ? ` ${refused.code}` : ''}）。もう一度実行しても変わらないときは、この表示を添えて、業革ボードの管理者へご連絡ください。`
}

const serviceNames = { graph: 'Microsoft Graph', sharePoint: 'SharePoint' }
const hostNames = { graph: 'graph.microsoft.com', sharePoint: 'SharePoint のホスト（sharepoint.com）' }

const notSignedIn = {
  graph: {
    person:
      'サインインが認められませんでした（401）。もう一度実行して、表示されるアドレスとコードでサインインし直してください。続くときは、Microsoft Entra の管理者へ、セットアップ用のアプリの登録（SETUP_CLIENT_ID）が有効かの確認をご依頼ください。',
    app: 'アプリのサインインが認められませんでした（401）。証明書の期限が切れたか、アプリの登録に載っていない可能性があります。Microsoft Entra の管理者へ、アプリの登録の「証明書とシークレット」の確認をご依頼ください。',
  },
  sharePoint: {
    person:
      'SharePoint へのサインインが認められませんでした（401）。Microsoft Entra の管理者へ、セットアップ用のアプリの登録に「SharePoint」の委任されたアクセス許可 AllSites.Manage を加え、管理者の同意を与えるようご依頼ください。',
    app: 'SharePoint へのサインインが認められませんでした（401）。Microsoft Entra の管理者へ、アプリの登録に「SharePoint」のアプリケーションの許可 Sites.Selected を加え、管理者の同意を与えるようご依頼ください。',
  },
}

const mayNotRead = {
  person:
    'サイトを読む権限がありません（403）。サイトの所有者へ、サインインした方をサイトの所有者に加えるようご依頼ください。アプリの登録には、Microsoft Entra の管理者による Sites.Manage.All（委任）への同意も必要です。',
  app: 'アプリにこのサイトの権限がありません（403）。SharePoint 管理者へ、このアプリに Sites.Selected でこのサイトの権限を付けるようご依頼ください。リストを作るときは owner または fullcontrol、確かめるだけなら read で足ります。',
}

const graphRights = {
  person:
    'リストや列を作る権限がありません（403）。サインインした方がサイトの所有者であることと、セットアップ用のアプリの登録に Microsoft Graph の Sites.Manage.All（または Sites.FullControl.All。どちらも委任）への同意があることが必要です。サイトの所有者にするのはサイトの所有者または SharePoint 管理者、同意を与えるのは Microsoft Entra の管理者です。',
  app: 'リストや列を作る権限がありません（403）。Sites.Selected の「書き込み」（write）では、行は書けますが、リストや列は作れません。SharePoint 管理者へ、リストを作る間だけこのサイトの owner または fullcontrol を付けるようご依頼ください。または、SharePoint 管理者が --certificate を付けずに実行し、ご自身でサインインしてください（Sites.Manage.All または Sites.FullControl.All への同意が必要です）。',
}

const mayNotWrite = {
  graph: graphRights,
  sharePoint: {
    person:
      'ビューや列の表示を変える権限がありません（403）。サインインした方をサイトの所有者に加えるようサイトの所有者へ、「SharePoint」の委任されたアクセス許可 AllSites.Manage への同意を Microsoft Entra の管理者へ、それぞれご依頼ください。',
    app: 'ビューや列の表示を変える権限がありません（403）。SharePoint 管理者へ、このサイトの owner または fullcontrol を一時的に付けるようご依頼ください（Sites.Selected の write では足りません）。',
  },
}
