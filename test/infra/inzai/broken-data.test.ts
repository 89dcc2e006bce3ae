/** Each way in which an edited file can stop fitting is named, with the file and the cure. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { readDataSet } from '../../../infra/local/inzai/read-data-set.ts'

const original = fileURLToPath(new URL('../../../infra/local/inzai/data', import.meta.url))
const cyrillicB1 = '\u04121-9'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inzai-'))
  cpSync(original, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function replace(file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8')
  expect({ file, from, found: text.includes(from) }).toEqual({ file, from, found: true })
  writeFileSync(
    join(folder, file),
    text.replace(from, () => to),
  )
}

describe('施策一覧のデータ', () => {
  test('手を加えていなければ読める', () => {
    expect(readDataSet(folder).measures).toHaveLength(32)
  })

  test('番号に形の似たキリル文字があれば、文字を示して断る', () => {
    replace('measures.json', '"id": "B1-9"', `"id": "${cyrillicB1}"`)
    expect(() => readDataSet(folder)).toThrow(/measures\.json[\s\S]*\[18\]\.id: 施策番号.*U\+0412.*半角の英数字/)
  })

  test('割当の番号にキリル文字があっても断る', () => {
    replace('sample-assignments.json', '"measureId": "B1-9"', `"measureId": "${cyrillicB1}"`)
    expect(() => readDataSet(folder)).toThrow(/sample-assignments\.json[\s\S]*U\+0412/)
  })

  test.each(['b1-9', 'B1-09', 'B1-9 ', 'B1_9', '業務', ''])('番号「%s」は形が違うので断る', (id) => {
    replace('measures.json', '"id": "B1-9"', `"id": "${id}"`)
    expect(() => readDataSet(folder)).toThrow(/\[18\]\.id: 施策番号/)
  })

  test('同じ番号が2回あれば断る', () => {
    replace('measures.json', '"id": "B1-9"', '"id": "B1-8"')
    expect(() => readDataSet(folder)).toThrow('measures.json: 施策「B1-8」が2回あります。')
  })

  test.each([
    ['plans.json', '"measureId": "B1-9"'],
    ['indicators.json', '"measureId": "B1-9"'],
    ['published-answers.json', '"measureId": "B1-9"'],
    ['sample-assignments.json', '"measureId": "B1-9"'],
    ['doubts.json', '"measureId": "B1-9"'],
    ['strategy.json', '"measureIds": ["B1-9"]'],
    ['roadmap.json', '"measureId": "B1-9"'],
  ])('%s に一覧にない施策があれば断る', (file, place) => {
    replace(file, place, place.replace('B1-9', 'B1-19'))
    expect(() => readDataSet(folder)).toThrow(`${file}: 施策「B1-19」は登録されていません。`)
  })

  test('公表された進捗が足りない施策があれば断る', () => {
    replace('published-answers.json', '"measureId": "B1-9"', '"measureId": "B1-8"')
    expect(() => readDataSet(folder)).toThrow(
      /published-answers\.json: 施策「B1-8」が2回[\s\S]*published-answers\.json: 施策「B1-9」の行を加えて/,
    )
  })

  test('計画の行が足りない施策や年度があれば断る', () => {
    const rowFor = (id: string) => `"measureId": "${id}", "fiscalYear": 2026`
    replace('plans.json', rowFor('B1-9'), rowFor('B1-8'))
    expect(() => readDataSet(folder)).toThrow(
      /plans\.json: 施策と年度「B1-8\|2026」が2回[\s\S]*plans\.json: 施策「B1-9」の 2026 年度の行を加えて/,
    )
  })

  test('領域の施策数が合わなければ断る', () => {
    replace('strategy.json', '"measureCount": 13', '"measureCount": 12')
    expect(() => readDataSet(folder)).toThrow('領域「B1」の施策が 12 件になりません')
  })

  test('並び順が連番でなければ断る', () => {
    replace('measures.json', '"order": 18', '"order": 19')
    expect(() => readDataSet(folder)).toThrow('施策「B1-9」の order')
  })

  test('天気が「要確認」でなければ断る', () => {
    replace('published-answers.json', '"weatherToBeConfirmed": true', '"weatherToBeConfirmed": false')
    expect(() => readDataSet(folder)).toThrow(/published-answers\.json[\s\S]*\.answers\[0\]\.weatherToBeConfirmed/)
  })

  test('目標値のない指標を「設定済み」とは扱わない', () => {
    replace('indicators.json', '"target": 80', '"target": null')
    expect(() => readDataSet(folder)).toThrow(/indicators\.json[\s\S]*\.target: 目標値は/)
  })

  test('登録のない職員や、課長のいない課への割当は断る', () => {
    replace('sample-assignments.json', '"leadSection": "市民課"', '"leadSection": "会計課"')
    replace('sample-assignments.json', '000000000001"', '000000000099"')
    expect(() => readDataSet(folder)).toThrow(
      /職員「00000000-0000-4000-8000-000000000099」[\s\S]*課長のいる課「会計課」/,
    )
  })

  test('大文字の職員番号は断る', () => {
    replace('sample-people.json', '000000000016"', '00000000000F"')
    expect(() => readDataSet(folder)).toThrow(/sample-people\.json[\s\S]*\.people\[15\]\.id/)
  })

  test('職名のほかに氏名などの項目を加えても断る', () => {
    replace('sample-people.json', '"post": "市長"', '"post": "市長", "name": "見本"')
    expect(() => readDataSet(folder)).toThrow(/sample-people\.json[\s\S]*\.people\[15\].*name/)
  })

  test('JSON として読めなければ、どのファイルかを示して断る', () => {
    writeFileSync(join(folder, 'plans.json'), '[')
    expect(() => readDataSet(folder)).toThrow('plans.json は JSON として読めません。')
  })
})

test('どのファイルの番号にも、形の似たほかの文字はない', () => {
  const ids: string[] = []
  for (const file of readdirSync(original)) {
    JSON.parse(readFileSync(join(original, file), 'utf8'), (key, value: unknown) => {
      if (/^(id|.*Id|leader|group)$/.test(key) && typeof value === 'string') ids.push(value)
      if (/^(.*Ids|deputies)$/.test(key) && Array.isArray(value)) ids.push(...value.map(String))
      return value
    })
  }
  expect(ids.length).toBeGreaterThan(500)
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9|-]+$/)
  const everything = readdirSync(original)
    .map((file) => readFileSync(join(original, file), 'utf8'))
    .join('')
  expect(everything).not.toMatch(/\p{Script=Cyrillic}/u)
})
