import { describe, expect, test } from '@jest/globals'
import { bans, describeBannedText, findBannedText } from './source-bans.ts'

const broken = bans.flatMap((ban) => ban.breaks.map((text) => ({ ban, text })))
const fine = bans.flatMap((ban) => ban.passes.map((text) => ({ ban, text })))

describe('書いてはいけない言葉の見張り', () => {
  test.each(broken)('「$text」を見つける', ({ ban, text }) => {
    const file = `${ban.within[0]}src/x.ts`.replace('//', '/')
    const found = findBannedText(file, `const first = 1\n${text}\n`, [ban])
    expect(found.map(describeBannedText)).toEqual([`${file}:2 ${text.split('\n')[0]} — ${ban.rule}`])
  })

  test.each(fine)('「$text」は許す', ({ ban, text }) => {
    expect(findBannedText(`${ban.within[0]}src/x.ts`, text, [ban])).toEqual([])
  })

  test('どの決まりにも、破る例と許す例がある', () => {
    expect(bans.filter(({ breaks, passes }) => breaks.length === 0 || passes.length === 0)).toEqual([])
  })

  test('時計を読んでよいのは、決めた場所だけ', () => {
    const reading = 'export const now = () => new Date()\n'
    const found = (file: string) => findBannedText(file, reading).length
    expect(['bot/src/clock.ts', 'infra/local/sample-clock.ts', 'test/journeys/a.test.ts'].map(found)).toEqual([0, 0, 0])
    expect(
      ['shared/src/domain/day.ts', 'bot/src/usecases/a.ts', 'tab/src/app/a.tsx', 'infra/setup/a.ts'].map(found),
    ).toEqual([1, 1, 1, 1])
  })

  test('移行の SQL に書かれたデータベースの時計も見つける', () => {
    const sql = '-- now() in a comment\nALTER TABLE "rounds" ADD "at" timestamptz DEFAULT now() NOT NULL;\n'
    expect(findBannedText('bot/src/outbound/database/migrations/0001.sql', sql)).toHaveLength(1)
  })

  test('注釈の中は問わず、文字列の中の記号を注釈と取り違えない', () => {
    const file = 'shared/src/domain/day.ts'
    expect(findBannedText(file, '/** `new Date()` is banned here. */\n// console.log(Date.now())\n')).toEqual([])
    expect(findBannedText(file, "const all = 'test/**/*.ts'; const at = new Date() /* why */\n")).toHaveLength(1)
    expect(findBannedText(file, "const url = 'https://example.org'; console.log(url)\n")).toHaveLength(1)
  })
})
