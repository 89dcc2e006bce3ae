import { describe, expect, test } from '@jest/globals'
import { readViewQuery } from '../../../infra/local/sharepoint/caml.ts'
import { drawFormatting } from '../../../infra/local/sharepoint/column-formatting.ts'
import { evaluateFormatting, type FormattingScope } from '../../../infra/local/sharepoint/formatting-expression.ts'

const scope = (
  fields: Readonly<Record<string, string | number | { title: string }>>,
  own = 'Weather',
): FormattingScope => ({
  field: (name) => fields[name ?? own] ?? '',
  now: new Date('2025-12-12T01:00:00Z'),
  me: 'soumu-pl@city.example',
})

describe('列の書式の式', () => {
  test.each([
    ["=if(@currentField == '晴れ', '☀', '☂')", '☀'],
    ["=if([$Weather]=='雨','a',if([$Amount] >= 80,'b','c'))", 'b'],
    ["='数 ' + [$Amount] + '％'", '数 80％'],
    ['=[$Amount] * 2 + 1', 161],
    ['=(1 + 2) * 3 - 4 / 2', 7],
    ["=[$Amount] > 79 && !([$Weather] == '雨') || false", true],
    ["=[$Weather] == '晴れ' ? 'はい' : 'いいえ'", 'はい'],
    ['=[$Leader.title]', '総務課 PL'],
    ['@currentField', '晴れ'],
    ['[$Leader.title]', '総務課 PL'],
    ['そのままの文', 'そのままの文'],
    ["=length('あいう') + indexOf('abc', 'c')", 5],
    ["=replaceAll('a-b', '-', '/')", 'a/b'],
    ['=toLocaleDateString(@now)', '2025/12/12'],
    ['=知らない書き方((', ''],
    ["=noSuchFunction('x')", ''],
  ])('%s', (expression, expected) => {
    const given = scope({ Weather: '晴れ', Amount: 80, Leader: { title: '総務課 PL' } })
    expect(evaluateFormatting(expression, given)).toEqual(expected)
  })
  test('古い書き方の式も読める', () => {
    const older = { operator: '?', operands: [{ operator: '==', operands: ['@currentField', '晴れ'] }, 'A', 'B'] }
    expect(evaluateFormatting(older, scope({ Weather: '晴れ' }))).toBe('A')
  })
})

describe('列の書式の描画', () => {
  const draw = (element: object, weather: string) =>
    drawFormatting(JSON.stringify(element), scope({ Weather: weather }))?.html
  test('文字、色、印、クラスが出る', () => {
    const element = {
      elmType: 'div',
      style: { 'background-color': "=if(@currentField=='晴れ','#dff6dd','')", display: 'flex' },
      attributes: { class: 'sp-field-severity--good' },
      children: [
        { elmType: 'span', attributes: { iconName: 'Sunny' } },
        { elmType: 'span', txtContent: '@currentField' },
      ],
    }
    expect(draw(element, '晴れ')).toBe(
      '<div style="background-color:#dff6dd;display:flex" class="sp-field-severity--good"><span><span class="icon" aria-hidden="true">☀</span></span><span>晴れ</span></div>',
    )
  })
  test('危ないものは通らない', () => {
    const element = {
      elmType: 'script',
      attributes: { onclick: 'alert(1)', href: 'javascript:alert(1)', class: 'a"><b', title: '"><img src=x>' },
      style: { position: 'fixed', 'background-image': "url('https://example.org/x')", behavior: 'x' },
      txtContent: '@currentField',
    }
    const drawn = draw(element, '<img src=x onerror=alert(1)>') ?? ''
    expect(drawn).toBe(
      '<span style="position:fixed" title="&quot;&gt;&lt;img src=x&gt;">&lt;img src=x onerror=alert(1)&gt;</span>',
    )
  })
  test('読めない書式は使わない', () => {
    expect(drawFormatting('{', scope({}))).toBeNull()
    expect(drawFormatting('[]', scope({}))).toBeNull()
  })
})

describe('ビューの問い合わせ（CAML）', () => {
  const passes = (where: string, row: Readonly<Record<string, unknown>>) =>
    readViewQuery(`<Where>${where}</Where>`, '2025-12-12').passes((name) => row[name])
  const field = (name: string, type: string, value: string) =>
    `<FieldRef Name="${name}"/><Value Type="${type}">${value}</Value>`
  test.each([
    [`<Eq>${field('Round', 'Text', '2025Q3')}</Eq>`, { Round: '2025q3' }, true],
    [`<Neq>${field('Round', 'Text', '2025Q3')}</Neq>`, { Round: '2025Q3' }, false],
    ['<IsNull><FieldRef Name="Weather"/></IsNull>', {}, true],
    ['<IsNotNull><FieldRef Name="Weather"/></IsNotNull>', { Weather: '雨' }, true],
    [`<Geq>${field('Amount', 'Number', '10')}</Geq>`, { Amount: 9 }, false],
    [`<Lt>${field('Due', 'DateTime', '<Today/>')}</Lt>`, { Due: '2025-12-11' }, true],
    [`<BeginsWith>${field('Key', 'Text', 'B1&amp;')}</BeginsWith>`, { Key: 'B1&-3' }, true],
    [`<Contains>${field('Key', 'Text', '2025')}</Contains>`, { Key: 'B1|2025Q3' }, true],
    [`<Eq>${field('Done', 'Boolean', '1')}</Eq>`, { Done: true }, true],
    [
      '<In><FieldRef Name="W"/><Values><Value Type="Text">雨</Value><Value Type="Text">雷</Value></Values></In>',
      { W: '雷' },
      true,
    ],
    [
      `<And><Eq>${field('A', 'Text', '1')}</Eq><Or><Eq>${field('B', 'Text', '2')}</Eq><IsNull><FieldRef Name="B"/></IsNull></Or></And>`,
      { A: '1' },
      true,
    ],
  ])('%s', (where, row, expected) => {
    expect(passes(where, row)).toBe(expected)
  })
  test('並べ方とまとめ方を読む', () => {
    const query =
      '<Query><GroupBy Collapse="TRUE"><FieldRef Name="Pillar"/></GroupBy><OrderBy><FieldRef Name="Amount" Ascending="FALSE"/></OrderBy></Query>'
    const { order, groupBy } = readViewQuery(query, '2025-12-12')
    expect(groupBy).toBe('Pillar')
    expect(order).toEqual([
      { field: 'Pillar', descending: false },
      { field: 'Amount', descending: true },
    ])
  })
})
