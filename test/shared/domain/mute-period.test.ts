import { describe, expect, test } from '@jest/globals'
import { muteDaysOf, readMutePeriod } from '../../../shared/src/domain/mute-period.ts'

const typed = { from: '2025-12-01', to: '2025-12-19', reason: 'assembly' }

describe('議会・予算の期間は', () => {
  test('初日と末日と理由からなる', () => {
    expect(readMutePeriod({ ...typed, from: ' 2025-12-01 ' })).toEqual(typed)
    expect(readMutePeriod({ ...typed, to: '2025-12-01', reason: 'budget' })).toMatchObject({ to: '2025-12-01' })
  })

  test.each([
    [{ from: '12月1日' }, { code: 'notADay', field: 'muteFrom' }],
    [{ to: '' }, { code: 'notADay', field: 'muteTo' }],
    [{ reason: 'busy' }, { code: 'reasonMissing' }],
    [{ to: '2025-11-30' }, { code: 'dateTooEarly', field: 'muteTo', earliest: '2025-12-01' }],
    [{ to: '2026-01-15' }, { code: 'dateTooLate', field: 'muteTo', latest: '2026-01-14' }],
  ])('%j は断られる', (wrong, refusal) => {
    expect(readMutePeriod({ ...typed, ...wrong })).toEqual({ refusal })
  })

  test('重なっていても、末日までのすべての日になる', () => {
    const periods = [
      { from: '2025-12-30', to: '2026-01-01', reason: 'assembly' },
      { from: '2026-01-01', to: '2026-01-02', reason: 'budget' },
    ] as const
    expect([...muteDaysOf(periods)]).toEqual(['2025-12-30', '2025-12-31', '2026-01-01', '2026-01-02'])
    expect(muteDaysOf([])).toEqual(new Set())
  })
})
