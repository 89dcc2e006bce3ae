import { describe, expect, test } from '@jest/globals'
import { mayChooseChannel, placeOfNotice, type SectionChannel } from '../../../shared/src/domain/channel-notice.ts'
import { round } from './ladder-city.ts'

const channel: SectionChannel = {
  section: '総務課',
  conversationId: '19:soumu',
  setBy: 'manager',
  setAt: new Date(0),
  roster: new Set(['manager', 'leader']),
  threads: new Map([['2025Q2', 'old']]),
}
const manager = { id: 'manager', post: '総務課長' }
const place = (known: SectionChannel | null) => placeOfNotice(round, '総務課', manager, 1, known)

describe('課のチャネルには', () => {
  test('課長の職名と、施策の数と、締切だけを言い、担当も施策も言わない', () => {
    expect(place(channel)).toEqual({
      kind: 'channel',
      conversationId: '19:soumu',
      thread: null,
      notice: {
        roundId: '2025Q3',
        section: '総務課',
        managerId: 'manager',
        managerPost: '総務課長',
        unanswered: 1,
        closesOn: '2026-01-09',
      },
    })
  })

  test('回の二度目からは、同じスレッドに続ける', () => {
    expect(place({ ...channel, threads: new Map([['2025Q3', 'root']]) })).toMatchObject({ thread: 'root' })
  })

  test.each([
    ['選んでいない課', null, 'notOptedIn'],
    ['ほかの課のチャネル', { ...channel, section: '市民課' }, 'notOptedIn'],
    ['課長のいないチャネル', { ...channel, roster: new Set(['leader']) }, 'notInRoster'],
  ])('%s なら、課長のチャットに届く', (_, known, why) => {
    expect(place(known)).toEqual({ kind: 'chat', why })
  })

  test('決められるのは、その課の課長と PMO である', () => {
    expect(mayChooseChannel({ duties: [{ kind: 'manager', section: '総務課' }] }, '総務課')).toBe(true)
    expect(mayChooseChannel({ duties: [{ kind: 'pmo', unit: 'digitalStrategy' }] }, '総務課')).toBe(true)
    expect(mayChooseChannel({ duties: [{ kind: 'manager', section: '市民課' }, { kind: 'owner' }] }, '総務課')).toBe(
      false,
    )
  })
})
