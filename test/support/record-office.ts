/** The small city with its lists in memory: the register filled, a round open, everything published. */
import type { Deps } from '../../bot/src/usecases/ports.ts'
import { publishRecord } from '../../bot/src/usecases/publish-record.ts'
import { pullSharePointChanges } from '../../bot/src/usecases/pull-sharepoint-changes.ts'
import type { Difference, KnownItem } from '../../bot/src/usecases/record-ports.ts'
import { submitCheckIn } from '../../bot/src/usecases/submit-check-in.ts'
import type { AnswerDraft } from '../../shared/src/domain/check-in.ts'
import type { RecordList } from '../../shared/src/domain/record.ts'
import { isRefusal } from '../../shared/src/domain/refusal.ts'
import { type FakeCityLists, fakeCityLists } from './fake-city-lists.ts'
import { who } from './small-city.ts'
import { goodDraft, roundId, type TestOffice } from './test-office.ts'

export interface RecordOffice extends TestOffice {
  readonly deps: Deps
  readonly lists: FakeCityLists
  /** Key of the check-in of B1-3. */
  readonly checkIn: string
  answer(draft?: AnswerDraft, measureId?: string, person?: string): Promise<void>
  publish(): Promise<string>
  pull(): Promise<string>
  differences(): Promise<readonly Difference[]>
  known(list: RecordList, key: string): Promise<KnownItem | null>
  progress(measureId?: string): Promise<string | null>
}

export async function openRecordOffice(office: TestOffice): Promise<RecordOffice> {
  const lists = fakeCityLists()
  const deps: Deps = { ...office.deps, cityLists: lists }
  const inTx = deps.unitOfWork.run
  const latest = async (measureId: string) => inTx((tx) => tx.answers.latest(roundId, measureId))
  await office.openRound()
  await publishRecord(deps)
  await pullSharePointChanges(deps)
  lists.calls.length = 0
  return {
    ...office,
    deps,
    lists,
    checkIn: `B1-3|${roundId}`,
    answer: async (draft = goodDraft, measureId = 'B1-3', person = who.leader) => {
      const basedOn = (await latest(measureId))?.revision ?? 0
      const nonce = deps.newNonce()
      const saved = await submitCheckIn(deps, { person, roundId, measureId, basedOn, nonce, draft })
      if (isRefusal(saved)) throw new Error('The answer was not taken', { cause: saved.refusal })
    },
    publish: () => publishRecord(deps),
    pull: () => pullSharePointChanges(deps),
    differences: () => inTx((tx) => tx.record.differences()),
    known: async (list, key) => (await inTx((tx) => tx.record.known([{ list, key }])))[0] ?? null,
    progress: async (measureId = 'B1-3') => (await latest(measureId))?.answer.progress ?? null,
  }
}
