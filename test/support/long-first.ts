/** The order of test files: what takes long goes first, so that no worker ends alone with it. A new clone knows no times yet. */
import TestSequencer from '@jest/test-sequencer'

/** Real browsers, whole processes, whole quarters. */
const long = /\/test\/(?:browser|chaos|journeys)\/|\/test\/infra\/teams\/chat-window/

type Tests = Parameters<TestSequencer['sort']>[0]

export default class LongFirst extends TestSequencer {
  override async sort(tests: Tests) {
    const sorted = await super.sort(tests)
    const isLong = ({ path }: Tests[number]) => long.test(path)
    return [...sorted.filter(isLong), ...sorted.filter((one) => !isLong(one))]
  }
}
