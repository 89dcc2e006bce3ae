import { beforeEach, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { who } from '../../support/small-city.ts'
import { codeOf, goodDraft, roundId } from '../../support/test-office.ts'

const office = officeForEachTest()

beforeEach(() => office().openRound())

/** What people and networks do to one measure. `pick` chooses among the earlier sends. */
type Step =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'fromOldForm'; readonly text: string; readonly pick: number }
  | { readonly kind: 'again'; readonly pick: number }
  | { readonly kind: 'againEdited'; readonly text: string; readonly pick: number }
  | { readonly kind: 'wrong' }

const text = fc.stringMatching(/^[ぁ-ん]{1,8}$/)
const pick = fc.nat(1000)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('answer' as const), text }) },
  fc.record({ kind: fc.constant('fromOldForm' as const), text, pick }),
  fc.record({ kind: fc.constant('again' as const), pick }),
  fc.record({ kind: fc.constant('againEdited' as const), text, pick }),
  fc.record({ kind: fc.constant('wrong' as const) }),
)

interface Send {
  readonly basedOn: number
  readonly nonce: string
  readonly text: string
}

/** The whole rule: an answer counts when it was made from the newest version, and each send counts once. */
class Model {
  readonly saved: Send[] = []
  readonly sends: Send[] = []

  toSend(next: Step): Send {
    const fresh = { nonce: `nonce-${this.sends.length}`, basedOn: this.saved.length }
    const earlier = 'pick' in next ? this.sends[next.pick % Math.max(1, this.sends.length)] : undefined
    switch (next.kind) {
      case 'answer':
        return { ...fresh, text: next.text }
      case 'fromOldForm':
        return { ...fresh, basedOn: next.pick % (this.saved.length + 1), text: next.text }
      case 'again':
        return earlier ?? { ...fresh, text: '最初の文' }
      case 'againEdited':
        return { ...(earlier ?? fresh), text: next.text }
      case 'wrong':
        return { ...fresh, text: '' }
    }
  }

  answerTo(send: Send): string {
    this.sends.push(send)
    if (send.text === '') return 'invalidAnswer'
    const same = this.saved.findIndex(({ nonce }) => nonce === send.nonce)
    if (same >= 0) return this.saved[same]?.text === send.text ? `saved ${same + 1}` : 'staleVersion'
    if (send.basedOn !== this.saved.length) return 'staleVersion'
    this.saved.push(send)
    return `saved ${this.saved.length}`
  }
}

test('どんな順に送られても、版は1から抜けなく続き、文は失われも混ざりもしない', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      await office().store.rows('delete from revisions')
      const model = new Model()
      for (const next of steps) {
        const send = model.toSend(next)
        const answer = await submitCheckIn(office().deps, {
          person: who.leader,
          roundId,
          measureId: 'B1-3',
          basedOn: send.basedOn,
          nonce: send.nonce,
          draft: { ...goodDraft, progress: send.text },
        })
        const said = codeOf(answer) ?? ('revision' in answer ? `saved ${answer.revision.revision}` : '')
        expect(said).toBe(model.answerTo(send))
      }
      const stored = await office().store.rows('select revision, progress, nonce from revisions order by revision')
      expect(stored).toEqual(
        model.saved.map((send, index) => ({ revision: index + 1, progress: send.text, nonce: send.nonce })),
      )
    }),
    { numRuns: 40 },
  )
}, 60_000)
