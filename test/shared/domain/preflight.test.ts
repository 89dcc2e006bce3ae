import { describe, expect, test } from '@jest/globals'
import { cityHolidays } from '../../../bot/src/holidays.ts'
import { type PreflightFacts, preflight, stopsOpening } from '../../../shared/src/domain/preflight.ts'
import { planRound } from '../../../shared/src/domain/round-calendar.ts'

const holidays = cityHolidays()
const measure = {
  measureId: 'B1-3',
  leadSection: '総務課',
  leader: 'leader',
  excused: false,
  hasPlan: true,
  hasTarget: false,
  hasIndicator: false,
}
const ready: PreflightFacts = {
  roundId: '2025Q3',
  plan: { ...planRound('2025Q3', holidays), meetingOn: '2026-01-20' },
  measures: [measure],
  unreachable: new Map([['somebodyElse', 'BotDisabledByAdmin']]),
  gone: [],
  directory: null,
  managedSections: new Set(['総務課']),
  pmo: ['pmo'],
  cardSizes: [{ personId: 'leader', characters: 20_000 }],
  cardLimit: 20_000,
  holidaysKnownTo: '2050-12-31',
  holidays,
  openRound: null,
}
const found = (more: Partial<PreflightFacts>) => preflight({ ...ready, ...more })

describe('開始前の確認は', () => {
  test('すべてそろっていれば、何も言わない', () => {
    expect(preflight(ready)).toEqual([])
  })

  test.each<[string, Partial<PreflightFacts>, object]>([
    ['ほかの回が開いている', { openRound: '2025Q2' }, { code: 'anotherRoundOpen', roundId: '2025Q2' }],
    ['PMO がいない', { pmo: [] }, { code: 'noPmo' }],
    [
      '担当が名簿にいない',
      { gone: [{ measureId: 'B1-3', leader: 'leader', why: 'left' }] },
      { code: 'leaderGone', personId: 'leader', why: 'left', measureIds: ['B1-3'] },
    ],
    ['名簿を調べる権限がない', { directory: 'noRight' }, { code: 'directory', trouble: 'noRight' }],
    ['担当がいない', { measures: [{ ...measure, leader: null }] }, { code: 'noLeader', measureIds: ['B1-3'] }],
    ['主担当課がない', { measures: [{ ...measure, leadSection: null }] }, { code: 'noSection', measureIds: ['B1-3'] }],
    [
      '課長がいない',
      { managedSections: new Set(['市民課']) },
      { code: 'noManager', section: '総務課', measureIds: ['B1-3'] },
    ],
    [
      '計画も目標も指標もない',
      { measures: [{ ...measure, hasPlan: false }] },
      { code: 'noBasis', measureIds: ['B1-3'] },
    ],
    [
      '担当に届かない',
      { unreachable: new Map([['leader', 'BotNotInConversationRoster']]) },
      { code: 'unreachable', personId: 'leader', cause: 'BotNotInConversationRoster', measureIds: ['B1-3'] },
    ],
    [
      'カードが大きすぎる',
      { cardSizes: [{ personId: 'leader', characters: 20_001 }] },
      { code: 'cardTooLarge', personId: 'leader', characters: 20_001, limit: 20_000 },
    ],
    [
      '会議の日までの祝日がわからない',
      { holidaysKnownTo: '2026-01-19' },
      { code: 'holidaysUnknown', knownTo: '2026-01-19' },
    ],
    [
      '会議までの日が足りない',
      { plan: { ...ready.plan, meetingOn: '2026-01-16' } },
      { code: 'meetingTooSoon', meetingOn: '2026-01-16' },
    ],
    [
      '第4四半期の締切が異動にかかる',
      { roundId: '2025Q4', plan: { ...planRound('2025Q4', holidays), closesOn: '2026-03-25', meetingOn: null } },
      { code: 'closesAfterTransfers', closesOn: '2026-03-25' },
    ],
  ])('%sことを言う', (_, more, finding) => {
    expect(found(more)).toEqual([finding])
  })

  test('対象外の施策には、何も求めない', () => {
    const excused = { ...measure, excused: true, leader: null, leadSection: null, hasPlan: false }
    expect(found({ measures: [excused] })).toEqual([])
  })

  test('開けない理由を先に言う', () => {
    const findings = found({
      measures: [
        { ...measure, hasPlan: false },
        { ...measure, measureId: 'B1-4', leader: null },
      ],
      holidaysKnownTo: '2025-12-31',
    })
    expect(findings.map((finding) => [finding.code, stopsOpening(finding)])).toEqual([
      ['noLeader', true],
      ['holidaysUnknown', true],
      ['noBasis', false],
    ])
  })
})
