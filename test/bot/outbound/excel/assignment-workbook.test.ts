/** 割当の表: what is written is read back, and whatever else comes in gets a sentence. */
import { describe, expect, test } from '@jest/globals'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { assignmentWorkbook } from '../../../../bot/src/outbound/excel/assignment-workbook.ts'
import { knownSections } from '../../../../shared/src/domain/assignment-change.ts'
import { planAssignments, type Standing } from '../../../../shared/src/domain/assignment-sheet.ts'
import { isRefusal, type WorkbookCause } from '../../../../shared/src/domain/refusal.ts'
import { refusalJa } from '../../../../shared/src/wording/refusals.ja.ts'
import { smallCity } from '../../../support/small-city.ts'
import { editParts, editSheet, inline, withCell } from './edit-workbook.ts'
import { packedZeros, zipByHand } from './zip-by-hand.ts'

const { people, assignments } = smallCity
const measures = smallCity.measures.map(({ detail: _, ...measure }) => measure)
const standing: Standing = { measures, assignments, people, sections: knownSections(measures, assignments, people) }

const file = await assignmentWorkbook.write(standing)

async function read(bytes: Uint8Array) {
  const content = await assignmentWorkbook.read(bytes)
  if (isRefusal(content)) throw new Error(refusalJa(content.refusal))
  return content
}

async function causeOf(bytes: Uint8Array): Promise<WorkbookCause | null> {
  const content = await assignmentWorkbook.read(bytes)
  return isRefusal(content) && content.refusal.code === 'unreadableWorkbook' ? content.refusal.cause : null
}

describe('書き出した表を読み込むと', () => {
  test('何も変わらない', async () => {
    const { rows, problems } = await read(file)
    expect(problems).toEqual([])
    expect(rows.map(({ row, cells }) => [row, cells.measureId])).toEqual([
      [2, 'B1-3'],
      [3, 'B1-4'],
      [4, 'A1-1'],
      [5, 'B2-2'],
      [6, 'B2-1'],
    ])
    expect(planAssignments(rows, standing)).toEqual({ problems: [], changes: [], assigned: [], people: [] })
  })

  test('どの列も、書いたとおりに読める', async () => {
    const { rows } = await read(file)
    expect(rows[0]?.cells).toMatchObject({
      title: '紙決裁の廃止',
      leadDepartment: '総務部',
      leadSection: '総務課',
      leader: '総務課 PL',
      deputies: '総務課 副PL',
      manager: '総務課長',
      departmentHead: '総務部長',
      relatedSections: '会計課、財政課',
    })
    expect(rows[0]?.cells.leaderId).toBe('')
  })

  test('同じ職名の方がいるときだけ、ID が添えられる', async () => {
    const same = people.map((person) => ({
      ...person,
      post: person.post === '総務課 副PL' ? '総務課 PL' : person.post,
    }))
    const { rows } = await read(await assignmentWorkbook.write({ ...standing, people: same }))
    expect(rows[0]?.cells).toMatchObject({ leader: '総務課 PL', leaderId: people[0]?.id, deputyIds: people[1]?.id })
    expect(planAssignments(rows, { ...standing, people: same }).changes).toEqual([])
  })

  test('「=1+1」も、式ではなく文字のまま戻る', async () => {
    const odd = ['=1+1', '+81', '@SUM(A1)', '-1', "'引用", '<b>&amp;</b>', '一行目\n二行目', '００７']
    const titled = measures.map((measure, index) => ({ ...measure, title: odd[index] ?? measure.title }))
    const written = await assignmentWorkbook.write({ ...standing, measures: titled })
    const { rows, problems } = await read(written)
    expect(problems).toEqual([])
    expect(rows.map(({ cells }) => cells.title)).toEqual(titled.map(({ title }) => title))
    const { 'xl/worksheets/sheet1.xml': xml = new Uint8Array() } = unzipSync(written)
    expect(strFromU8(xml)).not.toContain('<f>')
  })

  test('2,000施策でも、書いて読める', async () => {
    const [one] = measures
    const many = Array.from({ length: 2000 }, (_, order) => ({
      ...one,
      id: `T1-${order}`,
      order,
    })) as Standing['measures']
    const all = {
      ...standing,
      measures: many,
      assignments: many.map(({ id }) => ({ measureId: id, leader: null, deputies: [], relatedSections: [] })),
    }
    expect((await read(await assignmentWorkbook.write(all))).rows).toHaveLength(2000)
  }, 20_000)
})

describe('名簿の表には', () => {
  test('職名・ID・役割と、課の名前と、記入のしかたが並ぶ', async () => {
    const { 'xl/sharedStrings.xml': xml = new Uint8Array() } = unzipSync(file)
    const text = strFromU8(xml)
    for (const word of ['総務課長', people[2]?.id ?? '', '課長（総務課）', '会計課', '記入のしかた']) {
      expect(text).toContain(word)
    }
  })

  test('割当の表の欄から、職名と課を選べる', () => {
    const { 'xl/worksheets/sheet1.xml': xml = new Uint8Array() } = unzipSync(file)
    expect(strFromU8(xml)).toContain('sqref="E2:E6"><formula1>名簿!$A$2:$A$9</formula1>')
  })
})

describe('ほかの人の手を経た表も', () => {
  test('列の順が変わっていても、見出しで読む', async () => {
    const swapped = withCell(withCell(file, 'A1', 'inlineStr', inline('施策名')), 'B1', 'inlineStr', inline('番号'))
    const { rows } = await read(swapped)
    expect(rows[0]?.cells).toMatchObject({ measureId: '紙決裁の廃止', title: 'B1-3' })
  })

  test('シートの名前が変わっていても、最初のシートを読む', async () => {
    const renamed = editParts(file, (parts) => {
      const { 'xl/workbook.xml': xml = new Uint8Array() } = parts
      return { ...parts, 'xl/workbook.xml': strToU8(strFromU8(xml).replace('name="割当"', 'name="Sheet1"')) }
    })
    expect((await read(renamed)).rows).toHaveLength(5)
  })

  test('見出しの上に題や空の行があっても、行番号は表のまま', async () => {
    const lowered = editSheet(file, (xml) =>
      xml
        .replaceAll(/(<row r="|<c r="[A-Z]+)(\d+)"/g, (_, head, row) => `${head}${Number(row) + 2}"`)
        .replace('<sheetData>', `<sheetData><row r="1"><c r="A1" t="inlineStr">${inline('施策の割当')}</c></row>`),
    )
    expect((await read(lowered)).rows.map(({ row }) => row)).toEqual([4, 5, 6, 7, 8])
  })

  test('見出しの全角・空白・大文字小文字は問わない', async () => {
    const typed = withCell(file, 'E1', 'inlineStr', inline(' ｐｌ　'))
    expect((await read(typed)).problems).toEqual([])
  })

  test('計算で出た文字は、そのまま読む', async () => {
    const { rows, problems } = await read(withCell(file, 'E2', 'str', '<f>VLOOKUP(A2,X,2)</f><v>会計課 主事</v>'))
    expect(problems).toEqual([])
    expect(rows[0]?.cells.leader).toBe('会計課 主事')
  })
})

describe('読めない欄は、行と列で分かる', () => {
  test.each([
    ['数', 'D3', 'n', '<v>46003</v>', [3, 'leadSection', 'notText', '46003']],
    ['真偽', 'E4', 'b', '<v>1</v>', [4, 'leader', 'notText', 'true']],
    ['計算の失敗', 'E2', 'e', '<f>VLOOKUP(A2,X,2)</f><v>#N/A</v>', [2, 'leader', 'brokenFormula', '#N/A']],
    ['計算されていない式', 'G5', '', '<f>1+1</f>', [5, 'manager', 'brokenFormula', '#N/A']],
  ])('%s', async (_, place, type, inside, [row, column, code, detail]) => {
    expect((await read(withCell(file, place, type, inside))).problems).toEqual([{ row, column, code, detail }])
  })

  test('見出しのない列は、まとめて知らされる', async () => {
    const cut = ['D1', 'E1', 'I1'].reduce((bytes, place) => withCell(bytes, place, 'inlineStr', inline('？')), file)
    const { rows, problems } = await read(cut)
    expect(rows).toEqual([])
    expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [1, 'leadSection', 'missingColumn'],
      [1, 'leader', 'missingColumn'],
      [1, 'relatedSections', 'missingColumn'],
    ])
  })

  test('同じ見出しが2つあれば、どちらとも決めない', async () => {
    const { problems } = await read(withCell(file, 'F1', 'inlineStr', inline('PL')))
    expect(problems.map(({ column, code }) => [column, code])).toEqual([
      ['leader', 'columnTwice'],
      ['deputies', 'missingColumn'],
    ])
  })
})

const xlsx = (extra: Record<string, Uint8Array>) => editParts(file, (parts) => ({ ...parts, ...extra }))
const bytes = (text: string) => strToU8(text)

describe('表でないファイルには、文で答える', () => {
  test.each<[string, Uint8Array, WorkbookCause]>([
    ['空のファイル', new Uint8Array(), 'empty'],
    ['CSV', bytes('番号,施策名\r\nB1-3,紙決裁の廃止'), 'notAWorkbook'],
    ['HTML', bytes('<!doctype html><table><tr><td>番号</td></tr></table>'), 'notAWorkbook'],
    [
      'Word の文書',
      zipSync({ '[Content_Types].xml': bytes('<Types/>'), 'word/document.xml': bytes('<w/>') }),
      'notAWorkbook',
    ],
    ['パスワードの付いた表、古い形式', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'protectedOrOld'],
    ['途中で切れた表', file.slice(0, file.length - 40), 'damaged'],
    ['頭だけの ZIP', bytes('PK\u0003\u0004'), 'damaged'],
    ['シートのない表', editParts(file, ({ 'xl/worksheets/sheet1.xml': _, ...parts }) => parts), 'damaged'],
    ['閉じていない XML', editSheet(file, (xml) => xml.slice(0, xml.length / 2)), 'damaged'],
    ['空の XML', xlsx({ 'xl/workbook.xml': bytes('') }), 'damaged'],
    [
      '501個の部品',
      xlsx(Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`x/${n}.txt`, bytes('x')]))),
      'tooLarge',
    ],
    ['遠い行', editSheet(file, (xml) => xml.replace('<row r="2"', '<row r="1048576"')), 'tooLarge'],
    ['遠い列', editSheet(file, (xml) => xml.replace('r="M2"', 'r="XFD2"')), 'tooLarge'],
  ])('%s', async (_, given, cause) => {
    expect(await causeOf(given)).toBe(cause)
  })

  test('暗号化された部品のある ZIP', async () => {
    const marked = Buffer.from(file)
    // The flag of encryption, in the central directory.
    const entry = marked.indexOf(Buffer.from('504b0102', 'hex'))
    marked.writeUInt16LE(marked.readUInt16LE(entry + 8) | 1, entry + 8)
    expect(await causeOf(marked)).toBe('protectedOrOld')
  })

  test('どの答えも、どうすればよいかを言う', () => {
    for (const cause of ['empty', 'notAWorkbook', 'protectedOrOld', 'tooLarge', 'damaged'] as const) {
      expect(refusalJa({ code: 'unreadableWorkbook', cause })).toMatch(/ください。$/)
    }
  })
})

/** How far memory rises above what was in use before, in MB. */
async function peakOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 5)
  await work()
  clearInterval(watch)
  return (Math.max(peak, process.memoryUsage().rss) - before) / 1024 / 1024
}

describe('小さく見えて大きく広がるファイルは、広げる前に断る', () => {
  const quarter = 256 * 1024 * 1024
  const packed = packedZeros(quarter)
  const parts = (count: number, claimed: number, name = 'xl/worksheets/sheet') =>
    Array.from({ length: count }, (_, n) => ({ name: `${name}${n + 1}.xml`, packed, claimed }))

  test.each<[string, Uint8Array, WorkbookCause]>([
    ['12 MB の ZIP が 12 GB に広がる', zipByHand(parts(48, quarter)), 'tooLarge'],
    ['大きさを偽り、小さいと言う', zipByHand(parts(48, 1000)), 'damaged'],
    ['表のほかの部品が大きい', zipByHand([{ name: 'xl/media/image1.png', packed, claimed: quarter }]), 'tooLarge'],
  ])('%s', async (_, bomb, expected) => {
    let cause: WorkbookCause | null = null
    const peak = await peakOf(async () => {
      cause = await causeOf(bomb)
    })
    expect(cause).toBe(expected)
    expect(peak).toBeLessThan(150)
  })

  test('広げて 50 MB に収まっても、表としては大きすぎるもの', async () => {
    const rows = '<row r="9"><c r="A9"><v>1</v></c></row>'.repeat(700_000)
    const wide = editSheet(file, (xml) => xml.replace('<sheetData>', `<sheetData>${rows}`))
    expect(wide.length).toBeLessThan(3 * 1024 * 1024)
    expect(await causeOf(wide)).toBe('tooLarge')
  }, 20_000)

  test('実体参照で膨らむ XML は、膨らまない', async () => {
    const declared = '<!DOCTYPE a [<!ENTITY b "いろはにほへと"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    const { rows } = await read(
      withCell(
        editSheet(file, (xml) => xml.replace('?>', `?>${declared}`)),
        'I2',
        'inlineStr',
        inline('&c;'),
      ),
    )
    expect(rows[0]?.cells.relatedSections).not.toContain('いろは')
  })
})
