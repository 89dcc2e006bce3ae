import { expect, test } from '@jest/globals'
import type { Person } from '../../../shared/src/domain/person.ts'
import {
  type RelatedFacts,
  sectionsLedBy,
  sectionsToWriteFor,
  writeRelatedLine,
} from '../../../shared/src/domain/related-line.ts'
import { roundOfQ3 as round } from '../../support/round-of-q3.ts'
import { measures } from '../../support/small-city.ts'

const [first] = measures
if (!first) throw new Error('The small city has no measures')
const measure: RelatedFacts = {
  ...first,
  leader: 'leader',
  deputies: [],
  relatedSections: ['会計課', '総務課', '財政課'],
}
const at = new Date('2025-12-16T01:42:00Z')
const manager: Person = { id: 'manager', post: '会計課長', duties: [{ kind: 'manager', section: '会計課' }] }
const leader: Person = { id: 'other', post: '財政課 PL', duties: [] }
const write = (line: string, differ: Partial<Parameters<typeof writeRelatedLine>[0]> = {}, section = '会計課') =>
  writeRelatedLine({ person: manager, round, measure, leadsIn: [], ...differ }, { section, line, at })

test('関係課の課長と、その課の施策のPLが、その課として書ける。主担当課は関係課ではない', () => {
  expect(sectionsToWriteFor(manager, measure, [])).toEqual(['会計課'])
  expect(sectionsToWriteFor(leader, measure, ['財政課', '市民課'])).toEqual(['財政課'])
  expect(sectionsToWriteFor(leader, measure, ['総務課'])).toEqual([])
  const led = [
    measure,
    { ...measure, leader: 'other', leadSection: '財政課' },
    { ...measure, leader: 'other', leadSection: null },
  ]
  expect(sectionsLedBy('other', led)).toEqual(['財政課'])
})

test('書いた人と時刻とともに残る', () => {
  expect(write(' 研修は1月に終わります。 ')).toEqual({
    roundId: '2025Q3',
    measureId: 'B1-3',
    section: '会計課',
    line: '研修は1月に終わります。',
    by: 'manager',
    at,
  })
})

test.each([
  ['何も書いていない', write('  '), { code: 'textMissing' }],
  ['300字を超える', write('あ'.repeat(301)), { code: 'textTooLong', limit: 300, length: 301 }],
  ['よその課として', write('一言', {}, '財政課'), { code: 'notRelatedSection', measureId: 'B1-3' }],
  ['関係のない職員', write('一言', { person: leader }), { code: 'notRelatedSection', measureId: 'B1-3' }],
  ['始まっていない回', write('一言', { round: { ...round, state: 'planned' } }), { code: 'noOpenRound' }],
  [
    '締め切った回',
    write('一言', { round: { ...round, state: 'closed', closedOn: '2026-01-09' } }),
    { code: 'roundClosed', roundId: '2025Q3', closedOn: '2026-01-09' },
  ],
])('%sときは、わけを言う', (_, answer, refusal) => {
  expect(answer).toEqual({ refusal })
})
