import { describe, expect, test } from '@jest/globals'
import { entriesOf, listFields } from '../../../bot/src/outbound/sharepoint/list-fields.ts'
import { recordLists } from '../../../shared/src/domain/record.ts'
import {
  recordCellNameJa,
  recordDifferencesJa,
  recordListsJa,
  recordTextJa,
} from '../../../shared/src/wording/record-differences.ja.ts'

describe('記録のことば', () => {
  test('リストの名前は、SharePointでの名前と同じ', () => {
    expect(recordListsJa).toEqual(Object.fromEntries(recordLists.map((list) => [list, listFields[list].displayName])))
  })

  test('人が直す欄の名前は、リストの列と同じ', () => {
    const { cells } = listFields.checkIns
    for (const cell of ['weather', 'progress', 'direction', 'directionReason', 'issue', 'nextAction'] as const) {
      expect(recordCellNameJa(cell)).toBe(cells[cell].column.displayName)
    }
    for (const { cell, column } of entriesOf('members').cells.filter((one) => one.cell !== 'id')) {
      expect(recordCellNameJa(cell)).toBe(column.displayName)
    }
  })

  test('符号ではなく、ことばで読める', () => {
    expect(recordTextJa('weather', 'rainy')).toContain('雨')
    expect(recordTextJa('direction', 'continue')).toBe('継続')
    expect(recordTextJa('duties', 'manager:総務課\nowner')).toBe('課長：総務課\nプロジェクトオーナー')
    expect(recordTextJa('progress', null)).toBe(recordDifferencesJa.blank)
    expect(recordTextJa('weather', 'はれ？')).toBe('はれ？')
  })
})
