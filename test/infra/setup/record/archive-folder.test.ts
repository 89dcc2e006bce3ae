import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import readXlsxFile from 'read-excel-file/node'
import { exportRecord } from '../../../../bot/src/usecases/export-record.ts'
import { publishRecord } from '../../../../bot/src/usecases/publish-record.ts'
import { RecordTrouble } from '../../../../bot/src/usecases/record-ports.ts'
import { ArchiveProblem, newArchive, openArchive, workbookFile } from '../../../../infra/setup/record/archive-folder.ts'
import { explained, refill } from '../../../../infra/setup/record/refill.ts'
import { recordLists } from '../../../../shared/src/domain/record.ts'
import { recordCauses } from '../../../../shared/src/domain/record-cause.ts'
import { fakeCityLists } from '../../../support/fake-city-lists.ts'
import { liveFullQuarter } from '../../../support/full-quarter.ts'
import { officeForEachTest } from '../../../support/office-for-each-test.ts'
import { who } from '../../../support/small-city.ts'

describe('記録の書き出しと取り込み', () => {
  const current = officeForEachTest()
  let folder: string
  const lists = fakeCityLists()
  const takenAt = new Date('2025-12-16T01:42:00Z')
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'record-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const writeOut = async (from = lists) => {
    const archive = newArchive(folder)
    const items = await exportRecord({ pages: from.pages }, archive, () => undefined)
    return { items, manifest: await archive.finish(takenAt) }
  }
  const publishedQuarter = async () => {
    const full = { ...fakeCityLists(), pageSize: 3 }
    await liveFullQuarter(current())
    await publishRecord({ ...current().deps, cityLists: full })
    return full
  }

  test('書き出した内容は、空のデータベースに取り込まれ、新しいリストに同じ行ができる', async () => {
    const full = await publishedQuarter()
    const { items, manifest } = await writeOut(full)
    expect(items).toBe(recordLists.reduce((sum, list) => sum + full.rows(list).length, 0))
    expect(Object.keys(manifest.sha256)).toHaveLength(recordLists.length + 1)

    const { store, deps } = current()
    const said: string[] = []
    expect(await refill(deps, await openArchive(folder), (line) => said.push(line))).toBe(false)
    expect(said.join()).toContain('空ではない')
    await store.empty()
    expect(await refill(deps, await openArchive(folder), (line) => said.push(line))).toBe(true)
    const fresh = fakeCityLists()
    await publishRecord({ ...deps, cityLists: fresh })
    for (const list of recordLists) {
      const cells = (of: typeof full) => new Map(of.rows(list).map((row) => [row.key, row.cells]))
      expect(cells(fresh)).toEqual(cells(full))
    }
  })

  test('ブックはリストごとに1枚で、見出しも内容もリストと同じことばで読める', async () => {
    const full = await publishedQuarter()
    full.spoil('checkIns', 'B1-4|2025Q3', 'weather', '＝はれ', who.leader)
    full.edit('checkIns', 'B1-3|2025Q3', { progress: '=1+1' }, who.leader)
    await writeOut(full)
    const sheets = await readXlsxFile(readFileSync(join(folder, workbookFile)))
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'メンバー',
      '施策',
      '計画',
      '指標',
      'レビュー回',
      '進捗報告',
      '進捗履歴',
      '決定',
      '指標値',
    ])
    const [header, ...rows] = sheets[5]?.data ?? []
    const columnOf = (name: string) => (header ?? []).indexOf(name)
    const rowOf = (measure: string) =>
      rows.find((row) => row[columnOf('施策番号')] === measure && row[columnOf('レビュー回')] === '2025Q3')
    expect(rowOf('B1-3')?.[columnOf('天気')]).toContain('晴れ')
    expect(rowOf('B1-3')?.[columnOf('進捗状況')]).toBe('=1+1')
    expect(rowOf('B1-3')?.[columnOf('版')]).toBe(2)
    expect(rowOf('B1-4')?.[columnOf('天気')]).toBe('＝はれ')
  })

  test('変わったファイル、足りないフォルダー、空でない書き出し先は断る', async () => {
    await writeOut()
    expect(() => newArchive(folder)).toThrow(ArchiveProblem)
    writeFileSync(join(folder, 'members.jsonl'), '{"key":"x","cells":{}}\n')
    await expect(openArchive(folder)).rejects.toThrow('members.jsonl は、書き出した後に変わっています')
    rmSync(join(folder, 'members.jsonl'))
    await expect(openArchive(folder)).rejects.toThrow('members.jsonl がありません')
    writeFileSync(join(folder, 'manifest.json'), '{')
    await expect(openArchive(folder)).rejects.toThrow('manifest.json を読み取れません')
    await expect(openArchive(join(folder, 'nowhere'))).rejects.toThrow('manifest.json がありません')
  })

  test('リストに届かないときは、原因ごとに何をすればよいかを言う', () => {
    for (const cause of recordCauses) expect(explained(new RecordTrouble(cause, null, true))).not.toBe('')
    expect(() => explained(new Error('a fault of ours'))).toThrow('a fault of ours')
  })
})
