import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { columnFormats } from '../../../../infra/setup/lists/formatting/column-formats.ts'
import { viewsOf } from '../../../../infra/setup/lists/views/list-views.ts'
import { wantedLists } from '../../../../infra/setup/lists/wanted-lists.ts'
import { type CitySite, citySite, Stopped } from './city-site.ts'

const folder = mkdtempSync(join(tmpdir(), 'gyokaku-looks-'))
afterAll(() => rmSync(folder, { recursive: true }))

const listsOf = ({ double }: CitySite) =>
  [...(double.sites[0]?.lists.values() ?? [])].filter(({ head }) => !head.system)
const listNamed = (site: CitySite, name: string) => {
  const found = listsOf(site).find(({ head }) => head.displayName === name)
  if (!found) throw new Error(`No list ${name}`)
  return found
}

/** The whole of what should stand there, and nothing else. */
function expectComplete(site: CitySite): void {
  expect(
    listsOf(site)
      .map(({ head }) => head.displayName)
      .toSorted(),
  ).toEqual(wantedLists.map((one) => one.displayName).toSorted())
  for (const wanted of wantedLists) {
    const list = listNamed(site, wanted.displayName)
    expect(list.head.name).toBe(wanted.name)
    expect(list.head.description).toContain(wanted.mark)
    for (const column of wanted.columns) {
      const found = list.column(column.name)
      expect([wanted.name, column.name, found?.displayName]).toEqual([wanted.name, column.name, column.displayName])
      expect([column.name, found?.indexed, found?.enforceUniqueValues]).toEqual([
        column.name,
        column.indexed,
        column.unique,
      ])
      const format = columnFormats[wanted.list][column.name]
      expect([column.name, found?.customFormatter]).toEqual([column.name, format ? JSON.stringify(format) : null])
    }
    const own = list.views.filter(({ title }) => title !== 'すべてのアイテム')
    expect(own.map(({ title }) => title).toSorted()).toEqual(
      viewsOf(wanted.list)
        .map(({ title }) => title)
        .toSorted(),
    )
    for (const view of viewsOf(wanted.list)) {
      const found = own.find(({ title }) => title === view.title)
      expect([view.title, found?.fields, found?.query, found?.isDefault]).toEqual([
        view.title,
        view.fields,
        view.query,
        view.isDefault,
      ])
    }
  }
}

describe('リストを作る', () => {
  test('plan は、リスト・列・ビュー・列の表示の順に示すだけで、何も書かない', async () => {
    const site = citySite()
    expect(await site.run('plan')).toBe(true)
    const headings = site.said.filter((line) => line.startsWith('■')).map((line) => line.replace(/（.*/, ''))
    expect(headings).toEqual(['■ リスト', '■ 列', '■ ビュー', '■ 列の表示'])
    expect(site.said).toContain('・リスト「進捗報告」を、キーの列とともに作ります（アドレスの名前は GyokakuCheckIns）')
    expect(site.said).toContain('・「進捗報告」に列「天気」（Weather、選択肢、インデックス）を作ります')
    expect(site.writes()).toEqual([])
    expect(listsOf(site)).toEqual([])
  })

  test('apply は示したものをすべて作り、もう一度行うと何も変えず、verify が通る', async () => {
    const site = citySite()
    expect(await site.run('apply')).toBe(true)
    const announced = site.said.filter((line) => line.startsWith('・')).map((line) => line.slice(1))
    const done = site.said.filter((line) => line.startsWith('済　')).map((line) => line.slice(2))
    expect(done.toSorted()).toEqual(announced.toSorted())
    expectComplete(site)
    site.double.assertClean()
    site.writes()

    expect(await site.run('apply')).toBe(true)
    expect(site.said).toContain('リスト・列・インデックスに、変えるところはありません。')
    expect(site.writes()).toEqual([])
    expect(await site.run('verify')).toBe(true)
  })

  test('どこで止められても、もう一度行うと同じ形になる', async () => {
    const whole = citySite()
    await whole.run('apply')
    const writes = whole.writes().length
    const points = [1, 10, writes - 60, writes - 1]
    for (const stopBefore of points) {
      const site = citySite()
      await expect(site.run('apply', { stopBefore })).rejects.toThrow(Stopped)
      expect(await site.run('apply')).toBe(true)
      expectComplete(site)
    }
  }, 30_000)

  test('作ったあとに返事が届かなくても、二つ作らない', async () => {
    const site = citySite()
    for (const effect of [{ kind: 'status', status: 504 }, { kind: 'reset' }, { kind: 'html' }] as const) {
      site.double.faults.add({ match: { operation: 'createList' }, when: 'after', effect })
      site.double.faults.add({ match: { operation: 'createColumn', skip: 3 }, when: 'after', effect })
    }
    site.double.faults.add({ match: { operation: 'createColumn', skip: 30 }, effect: { kind: 'saveConflict' } })
    // A page of HTML with a success is no answer that can be waited for: the next run goes on.
    await site.run('apply').catch((cause: unknown) => expect(String(cause)).toContain('読み取れない返事'))
    await site.run('apply').catch((cause: unknown) => expect(String(cause)).toContain('読み取れない返事'))
    expect(await site.run('apply')).toBe(true)
    expectComplete(site)
  })

  test('返事がしばしば途切れ、断られても、待って続けるうちに同じ形になる', async () => {
    const site = citySite()
    const { faults } = site.double
    faults.add({ rate: 0.04, when: 'after', effect: { kind: 'status', status: 504 } })
    faults.add({ rate: 0.04, when: 'after', effect: { kind: 'reset' } })
    faults.add({ rate: 0.04, effect: { kind: 'status', status: 429, retryAfter: '2' } })
    expect(await site.run('apply')).toBe(true)
    expectComplete(site)
    expect(site.waited.length).toBeGreaterThan(10)
  }, 30_000)

  test('混み合っているときは、求められた秒数だけ待って続ける', async () => {
    const site = citySite()
    site.double.faults.add({
      match: { operation: 'createColumn', skip: 2 },
      effect: { kind: 'status', status: 429, retryAfter: '37' },
    })
    site.double.faults.add({
      match: { operation: 'getLists', skip: 1 },
      effect: { kind: 'status', status: 503, retryAfter: '5' },
    })
    expect(await site.run('apply')).toBe(true)
    expect(site.waited.toSorted((a, b) => a - b)).toEqual([5, 37])
    expectComplete(site)
  })

  test('SharePoint のホストに入れないときは、リストと列まで作り、手で行う手順を書き出す', async () => {
    const site = citySite()
    expect(await site.run(`apply --output ${folder}`, { sharePoint: false })).toBe(true)
    expect(site.said.at(-2)).toContain(relative(process.cwd(), folder))
    expect(readdirSync(folder)).toContain('GyokakuCheckIns.Weather.json')
    expect(listNamed(site, '進捗報告').column('Weather')?.customFormatter).toBeNull()
    expect(await site.run('verify', { sharePoint: false })).toBe(true)
    expect(site.said).toContain('・ビューと列の表示は確かめていません。')
    // With the token everything else follows.
    expect(await site.run('apply')).toBe(true)
    expectComplete(site)
  })
})

describe('すでにあるものを尊重する', () => {
  test('表示名を変えられたリストは、目印で見つけ、二つ目を作らない', async () => {
    const site = citySite()
    await site.run('apply')
    listNamed(site, 'メンバー').head.displayName = '職員の名簿'
    site.writes()
    expect(await site.run('apply')).toBe(true)
    expect(site.said).toContain(
      '・リスト「メンバー」は、サイトでは「職員の名簿」という表示名になっています。そのまま使えます。',
    )
    expect(site.writes()).toEqual([])
  })

  test('アドレスも表示名も説明も違うリストは、列で見つけて名前を付け直す', async () => {
    const site = citySite()
    await site.run('apply')
    for (const name of ['進捗報告', '進捗履歴']) {
      const { head } = listNamed(site, name)
      Object.assign(head, { name: `Old${head.name}`, displayName: `旧${name}`, description: '' })
    }
    expect(await site.run('apply')).toBe(true)
    expect(listsOf(site)).toHaveLength(wantedLists.length)
    expect(listNamed(site, '進捗報告').column('FollowUpData')).toBeDefined()
    expect(listNamed(site, '進捗履歴').head.description).toContain('〔GyokakuRevisions〕')
  })

  test('種類の違う列は、変えも消しもせずに示し、verify も通さない', async () => {
    const site = citySite()
    await site.run('apply')
    const list = listNamed(site, '計画')
    const column = list.column('FiscalYear')
    if (!column) throw new Error('No column')
    list.putColumn({ ...column, facet: 'text', settings: {} })
    site.writes()
    expect(await site.run('apply')).toBe(false)
    expect(site.said.join('\n')).toContain('列 FiscalYear（年度）は「1行テキスト」ですが、「数値」が必要です')
    expect(site.writes()).toEqual([])
    expect(list.column('FiscalYear')?.facet).toBe('text')
    expect(await site.run('verify')).toBe(false)
  })

  test('外れたインデックス、消えた列、足りない選択肢は verify が示し、apply が直す。人が加えた選択肢は残す', async () => {
    const site = citySite()
    await site.run('apply')
    const list = listNamed(site, '進捗報告')
    const change = (name: string, to: object) => {
      const column = list.column(name)
      if (!column) throw new Error(`No column ${name}`)
      list.putColumn({ ...column, ...to })
    }
    change('AnswerState', { indexed: false })
    change('GyokakuKey', { indexed: true, enforceUniqueValues: false })
    change('Direction', { settings: { choices: ['継続', '市独自'], displayAs: 'dropDownMenu' } })
    list.removeColumn(list.column('Issue')?.id ?? '')

    expect(await site.run('verify')).toBe(false)
    expect(site.said.filter((line) => line.startsWith('・'))).toEqual([
      '・「進捗報告」の列「今後の方向性」に選択肢 拡充、見直し、縮小、統合、休止、完了、中止 を加えます',
      '・「進捗報告」に列「課題」（Issue、複数行のテキスト）を作ります',
      '・「進捗報告」の列「業革キー（変更しないでください）」にインデックスと重複の禁止を付けます',
      '・「進捗報告」の列「状況」にインデックスを付けます',
    ])
    expect(await site.run('apply')).toBe(true)
    expect(await site.run('verify')).toBe(true)
    expect(list.column('Direction')?.settings.choices).toEqual([
      '継続',
      '拡充',
      '見直し',
      '縮小',
      '統合',
      '休止',
      '完了',
      '中止',
      '市独自',
    ])
  })

  test('同じ名前の別のリストには触れず、困ることを示す', async () => {
    const site = citySite()
    await site.run('apply')
    const foreign = listNamed(site, '決定')
    Object.assign(foreign.head, { name: 'Meetings', description: '会議' })
    foreign.columns = foreign.columns.filter(({ builtIn }) => builtIn)
    expect(await site.run('apply')).toBe(false)
    expect(site.said.join('\n')).toContain('「決定」という名前の別のリストがすでにあります')
    expect(foreign.columns.every(({ builtIn }) => builtIn)).toBe(true)
    expect(listNamed(site, 'GyokakuDecisions').column('DecisionKind')).toBeDefined()
  })

  test('人が変えたビューと表示はそのまま使い、--restore-looks で元に戻す', async () => {
    const site = citySite()
    await site.run('apply')
    const list = listNamed(site, '進捗報告')
    list.putViews(
      list.views.map((view) =>
        view.title === '柱ごと' ? { ...view, query: '<OrderBy><FieldRef Name="Title"/></OrderBy>' } : view,
      ),
    )
    const weather = list.column('Weather')
    if (!weather) throw new Error('No column')
    list.putColumn({ ...weather, customFormatter: '{"elmType":"div"}' })
    site.writes()
    expect(await site.run('apply')).toBe(true)
    expect(site.writes()).toEqual([])
    expect(site.said.join('\n')).toContain('ビュー「柱ごと」は、初めの形から変わっています')
    expect(await site.run('apply --restore-looks')).toBe(true)
    expectComplete(site)
  })
})
