import { describe, expect, test } from '@jest/globals'
import { importRules } from './import-rules.ts'
import { describeViolation, judgeImports } from './judge-imports.ts'
import type { Import, SourceModule } from './source-module.ts'

/** One file that breaks the rules once, and what is said of it. */
type Seed = readonly [file: string, imported: Import, said: string]

const dependencies = ['botbuilder', 'drizzle-orm', 'pg', 'restify', 'zod']

const own = (target: string): Import => ({ specifier: `/${target}`, kind: 'own', target })
const npm = (name: string): Import => ({ specifier: name, kind: 'package', target: name })
const node = (name: string): Import => ({ specifier: `node:${name}`, kind: 'node', target: name })

const seeds: readonly Seed[] = [
  ['shared/src/domain/round.ts', npm('zod'), '「shared/src/domain」が使ってよいパッケージ: なし'],
  ['shared/src/domain/round.ts', node('crypto'), '「shared/src/domain」が使ってよい Node の組み込み: なし'],
  [
    'shared/src/domain/round.ts',
    own('shared/src/wording/ja.ts'),
    '「shared/src/domain」が同じフォルダーのほかに読み込んでよいもの: ',
  ],
  [
    'shared/src/wording/ja.ts',
    own('shared/src/contract/me.ts'),
    '「shared/src/wording」が同じフォルダーのほかに読み込んでよいもの: ',
  ],
  [
    'shared/src/contract/me.ts',
    own('shared/src/wording/ja.ts'),
    '「shared/src/contract」が同じフォルダーのほかに読み込んでよいもの: ',
  ],
  [
    'shared/src/contract/me.ts',
    own('bot/src/usecases/ports.ts'),
    '「shared/src/contract」が同じフォルダーのほかに読み込んでよいもの: ',
  ],
  [
    'bot/src/usecases/open-round.ts',
    own('bot/src/cards/overview.ts'),
    '「bot/src/usecases」が同じフォルダーのほかに読み込んでよいもの: ',
  ],
  [
    'bot/src/usecases/open-round.ts',
    own('bot/src/outbound/teams/messenger.ts'),
    '「bot/src/usecases」が同じフォルダーのほかに',
  ],
  ['bot/src/usecases/open-round.ts', npm('drizzle-orm'), '「bot/src/usecases」が使ってよいパッケージ: '],
  [
    'bot/src/cards/overview.ts',
    own('bot/src/usecases/open-round.ts'),
    '「bot/src/cards」が同じフォルダーのほかに読み込んでよいもの: ',
  ],
  [
    'bot/src/inbound/chat/handlers/answer.ts',
    npm('botbuilder'),
    '「bot/src/inbound/chat/handlers」が使ってよいパッケージ: ',
  ],
  ['bot/src/inbound/chat/handlers/answer.ts', own('bot/src/inbound/chat/gate.ts'), 'bot/src/inbound/chat/turn.ts、'],
  ['bot/src/inbound/chat/teams-bot.ts', npm('restify'), '「bot/src/inbound/chat」が使ってよいパッケージ: botbuilder'],
  ['bot/src/inbound/http/routes/board.ts', npm('restify'), '「bot/src/inbound/http/routes」が使ってよいパッケージ: '],
  ['bot/src/inbound/http/server.ts', npm('botbuilder'), '「bot/src/inbound/http」が使ってよいパッケージ: restify'],
  [
    'bot/src/inbound/http/server.ts',
    own('bot/src/inbound/jobs/workers.ts'),
    '「bot/src/inbound/http」が同じフォルダーのほかに',
  ],
  [
    'bot/src/inbound/jobs/workers.ts',
    own('bot/src/outbound/database/session.ts'),
    '「bot/src/inbound/jobs」が同じフォルダーのほかに',
  ],
  ['bot/src/outbound/database/session.ts', own('bot/src/outbound/teams/messenger.ts'), 'bot/src/usecases/ports.ts、'],
  ['bot/src/outbound/database/schema/rounds.ts', own('bot/src/usecases/open-round.ts'), 'bot/src/usecases/ports.ts、'],
  [
    'bot/src/outbound/database/session.ts',
    own('bot/src/config.ts'),
    '「bot/src/outbound/database/**」が同じフォルダーのほかに',
  ],
  ['bot/src/outbound/teams/messenger.ts', npm('pg'), '「bot/src/outbound/teams」が使ってよいパッケージ: '],
  ['bot/src/outbound/excel/read-workbook.ts', npm('exceljs'), '「bot/src/outbound/excel」が使ってよいパッケージ: '],
  ['bot/src/outbound/sharepoint/city-lists.ts', npm('pg'), '「bot/src/outbound/sharepoint」が使ってよいパッケージ: '],
  [
    'bot/src/outbound/mail/send.ts',
    own('shared/src/domain/day.ts'),
    'フォルダー「bot/src/outbound/mail」の行が表にありません',
  ],
  ['bot/src/main.ts', own('infra/local/start.ts'), 'infra・manifest・test は、それ以外から読み込めません'],
  ['bot/src/app.ts', own('tab/src/app/board.tsx'), '「bot/src」が同じフォルダーのほかに読み込んでよいもの: '],
  ['bot/src/app.ts', npm('vite'), 'package.json の dependencies に置きます'],
  ['shared/src/domain/day.ts', own('test/support/clock.ts'), 'infra・manifest・test は'],
  [
    'tab/src/features/board/page.tsx',
    own('tab/src/features/meeting/page.tsx'),
    '「tab/src/features/*」が同じフォルダーのほかに',
  ],
  ['tab/src/features/board/page.tsx', own('manifest/colors.ts'), 'infra・manifest・test は'],
  ['tab/src/features/board/page.tsx', npm('botbuilder'), '「tab/src/features/*」が使ってよいパッケージ: '],
  [
    'tab/src/components/weather.tsx',
    own('tab/src/api/read-board.ts'),
    '「tab/src/components」が同じフォルダーのほかに',
  ],
  ['tab/src/api/read-board.ts', own('bot/src/usecases/ports.ts'), '「tab/src/api」が同じフォルダーのほかに'],
  ['tab/src/app/board.tsx', own('bot/src/cards/overview.ts'), '「tab/src/app」が同じフォルダーのほかに'],
  ['tab/src/main.tsx', own('tab/src/features/board/page.tsx'), '「tab/src」が同じフォルダーのほかに'],
  ['tab/vite.config.ts', npm('restify'), '「tab」が使ってよいパッケージ: vite'],
  [
    'bot/src/config.ts',
    { specifier: './lost.ts', kind: 'unresolved', target: './lost.ts' },
    '読み込み先が見つかりません',
  ],
]

function judge(...modules: readonly SourceModule[]): readonly string[] {
  return judgeImports(modules, importRules, dependencies).map(describeViolation)
}

describe('読み込みの決まりの見張り', () => {
  test.each(seeds.map(([file, imported, said]) => ({ file, specifier: imported.specifier, imported, said })))(
    '$file が $specifier を読み込むと、ファイル・読み込み先・決まりを示して見つける',
    ({ file, imported, said }) => {
      const found = judge({ file, imports: [imported] })
      expect(found).toHaveLength(1)
      expect(found[0]).toContain(file)
      expect(found[0]).toContain(said)
      if (!said.includes('行が表に')) expect(found[0]).toContain(` → ${imported.specifier}: `)
    },
  )

  test('限りのある行は、どれも一度は破ってみている', () => {
    const limited = importRules.filter(({ packages }) => packages !== 'any').map(({ folder }) => folder)
    const said = seeds.map(([file, imported]) => judge({ file, imports: [imported] }).join('\n')).join('\n')
    expect(limited.filter((folder) => !said.includes(`「${folder}」`))).toEqual([])
  })

  test.each([
    ['bot/src/cards/overview.ts', own('bot/src/cards/templates/overview.template.json')],
    ['bot/src/inbound/chat/handlers/answer.ts', own('bot/src/inbound/chat/turn.ts')],
    ['bot/src/outbound/database/stores/rounds.ts', own('bot/src/outbound/database/schema/rounds.ts')],
    ['bot/src/outbound/teams/messenger.ts', own('bot/src/usecases/ports.ts')],
    ['bot/src/app.ts', own('bot/src/inbound/http/server.ts')],
    ['tab/src/features/board/page.tsx', own('tab/src/features/board/row.tsx')],
    ['tab/src/app/board.tsx', own('tab/src/features/board/page.tsx')],
    ['infra/local/start.ts', own('bot/src/app.ts')],
  ] as const)('%s の正しい読み込みには何も言わない', (file, imported) => {
    expect(judge({ file, imports: [imported] })).toEqual([])
  })

  test('行のない新しいフォルダーは、読み込みが一つもなくても見つける', () => {
    expect(judge({ file: 'bot/src/helpers/text.ts', imports: [] })).toEqual([
      'bot/src/helpers/text.ts: フォルダー「bot/src/helpers」の行が表にありません。test/architecture/import-rules.ts に足してください',
    ])
  })

  test('輪になった読み込みは、通り道を示して一度だけ見つける', () => {
    const a = 'shared/src/domain/a.ts'
    const b = 'shared/src/domain/b.ts'
    const c = 'shared/src/domain/c.ts'
    expect(
      judge({ file: b, imports: [own(c)] }, { file: c, imports: [own(a)] }, { file: a, imports: [own(b), own(c)] }),
    ).toContain(`${a} → ${b}: 読み込みが輪になっています: ${a} → ${b} → ${c} → ${a}`)
    expect(
      judge({ file: a, imports: [own(b), own(c)] }, { file: b, imports: [own(c)] }, { file: c, imports: [] }),
    ).toEqual([])
  })
})
