/** Everything the double does because the service does it: where that is known from, and what is still assumed. */
import type { Variants } from './variants.ts'

export type BehaviourState =
  /** Microsoft's documentation or metadata says so. */
  | 'documented'
  /** Others have seen it on the real service. */
  | 'seen'
  /** Nobody has told; the contract suite on a real site settles it. */
  | 'assumed'

export interface Behaviour {
  /** A sentence, as the contract suite names its tests. */
  readonly says: string
  readonly state: BehaviourState
  readonly source: string
  /** The switch that turns it over. */
  readonly variant?: keyof Variants
}

const documented = (source: string, says: string): Behaviour => ({ says, state: 'documented', source })
const seen = (source: string, says: string, variant?: keyof Variants): Behaviour => ({
  says,
  state: 'seen',
  source,
  ...(variant ? { variant } : {}),
})
const assumed = (says: string, variant?: keyof Variants, source = ''): Behaviour => ({
  says,
  state: 'assumed',
  source,
  ...(variant ? { variant } : {}),
})

export const behaviours = {
  'auth.noToken': documented('errors.md', 'トークンがないと 401 と WWW-Authenticate を返す'),
  'auth.selectedScope': documented('permissions-selected-overview.md', 'Sites.Selected は、許可されたサイトでだけ働く'),
  'auth.writeCannotProvision': seen('msgraph-sdk-dotnet#1034', '書き込みの許可では、リストも列も作れない（403）'),
  'auth.sharePointAudience': documented(
    'SharePoint の REST（アプリ専用）',
    'SharePoint の REST は、Graph 用のトークンを受け取らない',
  ),

  'site.byPath': documented('site-getbypath.md', 'サイトを「ホスト:/パス」で引くと、三つ組の番号が返る'),
  'site.missing': documented('errors.md', 'ないサイトは 404 になる'),

  'list.create': documented('list-create.md', 'リストを列とともに作ると 201 で、タイトル列が付く'),
  'list.nameRefused': seen('docs-contrib#7526', 'リストの作成に name を送ると 400 になる'),
  'list.sameName': seen('list-create.md の例と corso', '同じ表示名のリストは、二つ作れない'),
  'list.systemHidden': documented('list-list.md', 'システムのリストは、$select に system がないと一覧に出ない'),
  'list.missing': documented('errors.md', 'ないリストは 404 itemNotFound になる'),
  'list.userInformation': seen('docs#15695、pnpjs#2595', '利用者情報のリストは隠れていて、名前は言語で変わる'),
  'list.userInformationTemplate': assumed('利用者情報のリストの template は userInformation である'),

  'column.create': documented('list-post-columns.md', '列を足すと 201 で、内部名と索引の有無が返る'),
  'column.encodedName': seen(
    'columndefinition.md、sp-dev-docs#3561',
    '英数字でない文字は、内部名で _x0020_ の形になる',
  ),
  'column.change': documented('columndefinition-update.md', '列の表示名を変えても、内部名は変わらない'),
  'column.delete': documented('columndefinition-delete.md', '列を消すと 204 になる'),
  'column.uniqueNeedsIndex': documented('ee536168（2010）', '一意の列には索引が要る'),
  'column.notIndexable': seen('サポート記事の写し', '複数行の列には、索引を付けられない'),
  'column.twentyIndexes': seen('サポート記事の写し', '索引は、一つのリストに20まで'),
  'column.parallel': seen('pnpjs#2646、#172', '同時に列を作ると 409 Save Conflict になる'),
  'column.nullDefault': seen('corso', '作成時に defaultValue を null で送ると、General exception になる'),

  'item.create': documented('listitem-create.md', '行を作ると 201 で、番号と eTag が返る'),
  'item.createReply': assumed('作成の答えに fields は付かない', 'createReplyFields'),
  'item.createTime': seen(
    'docs#5293、docs-contrib#4147',
    '作成の答えの作成日時は、保存されたものと違うことがある',
    'createReplyTime',
  ),
  'item.fieldsOnlyExpanded': documented('listitem-get.md', 'fields は、$expand しないと付かない'),
  'item.nullOmitted': seen('python-o365#703', '空の列は、fields に出ない'),
  'item.unknownField': seen('msgraph-sdk-powershell#3208', '知らない列の名前を書くと 400 になる'),
  'item.wrongType': seen('martin-machacek.com', '数値の列に文字を書くと 400 になる'),
  'item.longText': seen('1行のテキストの上限', '255文字を超える1行の文字は 400 になる'),
  'item.veryLongText': assumed('63,999文字を超える複数行の文字は 400 になる', undefined, 'lookbook365（画面での値）'),
  'item.multiNeedsType': seen('docs#2991', '複数値の列は、@odata.type がないと 400 になる'),
  'item.foreignChoice': assumed('選択肢にない値も、そのまま入る', 'foreignChoice'),
  'item.dateOnly': assumed(
    '日付だけの列は、書いた日のまま読める',
    'dateOnly',
    'msgraph-sdk-java#813 など、時差でずれた例がある',
  ),
  'item.clear': assumed('null を書くと、列が空になる'),
  'item.clearPerson': assumed('人の列は、LookupId に null を書くと空になる', 'clearPerson'),
  'item.personLookup': documented('fieldvalueset.md', '人の列は、LookupId で書き、文字列の LookupId で読む'),
  'item.nameCollision': seen('docs#19901', '「名前」と「名前Id」の列が並ぶと、LookupId の書き込みが失敗する'),
  'item.merge': documented('listitem-update.md', '送らなかった列は、そのまま残る'),
  'item.etagGrows': documented('listitem-update.md', '保存のたびに eTag が変わる'),
  'item.etagStep': assumed('一度の保存で、eTag の番号が2以上進むことがある', 'etagStep'),
  'item.patchReplyEtag': assumed('fields の更新の答えに、新しい eTag は付かない', 'patchReplyEtag'),
  'item.ifMatch': documented('listitem-update.md', '古い eTag を If-Match に付けた更新は 412 で、何も変わらない'),
  'item.preconditionBody': seen('errors.md、onedrive-api-docs#514', '412 の本文は、一通りではない', 'preconditionBody'),
  'item.unquotedEtag': documented('errors.md', '引用符のない eTag は 400 になる'),
  'item.delete': documented('listitem-delete.md', '行を消すと 204 で、もう一度は 404 になる'),
  'item.versions': documented('listitem-list-versions.md', '版は新しい順に「2.0」「1.0」と並ぶ'),
  'item.uniqueKey': documented('ee536168（2010）', '一意の列に同じ値は入らない。大文字と小文字は区別しない'),
  'item.duplicateStatus': assumed(
    '重なった値の答えは 400 である',
    'duplicateKey',
    'msgraph-sdk-dotnet#790 は文だけを伝える',
  ),
  'item.saveConflict': seen(
    'pnpjs#2324、#2646',
    '一つの行を同時に保存すると、409 Save Conflict になることがある',
    'saveConflict',
  ),

  'query.filter': documented('listitem-list.md', '索引のある列は、eq で絞り込める'),
  'query.notIndexed': seen('docs#2279', '索引のない列で絞り込むと、Prefer を求める文が返る'),
  'query.prefer': seen('docs#2279', 'Prefer を付けると、小さなリストでは索引なしで絞り込める'),
  'query.preferOnNextPage': assumed('索引のない絞り込みの次のページにも、Prefer が要る', 'preferOnNextPage'),
  'query.textEquality': assumed('文字の eq は、大文字と小文字を区別しない', 'textEquality'),
  'query.threshold': seen(
    'msgraph-sdk-dotnet#827、docs#8450',
    '5,000行を超えて触れる問い合わせは失敗する',
    'thresholdAnswer',
  ),
  'query.orderBy': seen('docs#3962、docs#14191', '$orderby は、断られるか、無視される', 'orderBy'),
  'query.count': seen('pnpjs#2432', '$count は、断られる'),
  'query.skipAndSearch': assumed('$skip と $search は、断られる', 'skipAndSearch'),
  'query.broken': documented('OData', '書き方の誤った $filter は 400 になる'),
  'query.pages': documented('paging.md', '続きは @odata.nextLink をそのままたどると、漏れも重なりもない'),
  'query.shortPages': documented('paging.md', 'ページは短いことも、空のこともある'),
  'query.largestPage': seen('microsoft365blogs.com', '1ページは、5,000行までである'),
  'query.wideLists': seen('docs-contrib#556', '列の多いリストでは、すべての列が返らないことがある', 'wideLists'),
  'query.twelveLookups': documented('fieldvalueset.md', '一度に読める参照の列は、12まで'),
  'query.unknownSelect': assumed('fields の $select に知らない列があると 400 になる'),

  'batch.order': documented('json-batching.md', '一括の答えは、番号で対応し、順は決まらない'),
  'batch.twenty': documented('json-batching.md', '一括は20件までである'),
  'batch.badUrl': seen('docs-contrib#8576', '版から始まる url は、一括では断られる'),
  'batch.dependsOn': documented('json-batching.md', '先の要求が失敗すると、それを待つ要求は 424 になる'),
  'batch.noRollback': documented('known-issues.md（2021）', '一括の一部が失敗しても、ほかは取り消されない'),
  'batch.fourMegabytes': seen('docs#11804、docs-contrib#7271', '本文は 4 MB までである'),

  'delta.latest': documented('listitem-delta.md', 'token=latest は、続きの印だけを返す'),
  'delta.changes': documented('listitem-delta.md', '変わった行は最新の姿で、消えた行は印だけで届く'),
  'delta.all': documented('listitem-delta.md', '印がなければ、すべての行を数えあげる'),
  'delta.late': documented('delta-query-overview.md', '変わったことは、遅れて届くことがある'),
  'delta.replays': documented('delta-query-overview.md', '同じ行が、何度も届くことがある'),
  'delta.expand': assumed('delta でも $expand=fields が働く', 'deltaExpand'),
  'delta.resync': documented('listitem-delta.md', '印が古くなると 410 で、Location から読み直す'),
  'delta.tokenAge': assumed('印は、30日で古くなる'),
  'delta.errorEntry': seen('msgraph-sdk-typescript#544', '200 の中に、問題を告げる行が混じることがある'),

  'throttle.units': documented(
    'how-to-avoid-getting-throttled（2025-10-02）',
    '資源の単位は、アプリごとに1分と1日で数えられる',
  ),
  'throttle.headers': documented(
    'how-to-avoid-getting-throttled（2025-10-02）',
    '超えると 429 と Retry-After が返り、断られた分も数えられる',
  ),
  'throttle.retryAfter': documented('RFC 9110', 'Retry-After は、秒でも日付でもありうる'),
  'throttle.batchParts': documented('throttling.md', '一括では、要求ごとに数えられ、要求ごとに断られる'),
  'throttle.userAgent': documented('how-to-avoid-getting-throttled（2025-10-02）', '名乗らない通信は、後回しにされる'),
  'throttle.rateLimit': documented(
    'how-to-avoid-getting-throttled（2025-10-02）',
    '上限の8割から、RateLimit-* が付くことがある',
  ),

  'directory.user': documented('user-get.md', '人は、番号でも名前でも引ける'),
  'directory.filter': documented('user-list.md', '人を、名前で絞り込める'),
  'directory.advanced': documented(
    'aad-advanced-queries.md',
    'endsWith と $search には、ConsistencyLevel と $count が要る',
  ),
  'directory.managerMissing': assumed('上司のいない人の manager は 404 になる'),

  'teams.install': documented('userteamwork-post-installedapps.md', 'アプリを入れると、本文のない 201 が返る'),
  'teams.installTwice': assumed(
    '入っているアプリをもう一度入れると 409 になる',
    'installTwice',
    'docs-contrib#3686（チームへの場合）',
  ),
  'teams.installedFilter': documented('graph-proactive-bots-and-messages', 'installedApps は teamsApp/id で絞り込める'),
  'teams.ownOnly': seen('docs-contrib#478', '…SelfForUser の許可では、自分のアプリだけを扱える'),
  'teams.chat': documented('userscopeteamsappinstallation-get-chat.md', '入れたアプリのチャットの番号を引ける'),

  'rest.views': documented('dn531433（REST の一覧）', 'ビューを作り、列と問い合わせを変えられる'),
  'rest.formatter': seen('公開の道具での呼び方', '列の CustomFormatter を、MERGE で書き換えられる'),
  'rest.ensureUser': seen('公開の道具での呼び方', 'ensureuser で、人がサイトの番号を得る'),
  'rest.noDigest': documented('dn531433（REST の一覧）', 'トークンがあれば、X-RequestDigest は要らない'),

  'wire.innerError': documented('errors.md', '問題の本文には、要求の番号が入る'),
} as const satisfies Readonly<Record<string, Behaviour>>

export type BehaviourId = keyof typeof behaviours

/** One line for each behaviour that nobody has verified yet. */
export function stillAssumed(): readonly string[] {
  return Object.entries<Behaviour>(behaviours)
    .filter(([, { state }]) => state === 'assumed')
    .map(([id, { says, variant, source }]) => {
      const more = [variant ? `切り替え ${variant}` : '', source].filter(Boolean).join('、')
      return `${id}: ${says}${more ? `（${more}）` : ''}`
    })
}
