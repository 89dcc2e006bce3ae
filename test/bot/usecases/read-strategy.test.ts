/** 戦略の文書：ボードを見る人なら誰でも読める。 */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { readStrategy } from '../../../bot/src/usecases/read-strategy.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { measures, smallCity, who } from '../../support/small-city.ts'
import { codeOf } from '../../support/test-office.ts'

const office = officeForEachTest()

describe('戦略の文書は', () => {
  beforeEach(() => office().openRound({ ...smallCity, documents: { strategy: { goal: '業務量30％減' } } }))

  test.each([who.leader, who.deputy, who.manager, who.departmentHead, who.pmo, who.viceMayor, who.mayor])(
    'ボードを見る人 %s に、あるものだけを、一覧の順の施策とともに見せる',
    async (asker) => {
      expect(await readStrategy(office().deps, asker)).toEqual({
        strategy: { goal: '業務量30％減' },
        roadmap: null,
        measures: measures.map((measure) => expect.objectContaining({ id: measure.id, title: measure.title })),
        indicatorsInHours: [],
      })
    },
  )

  test('担当も役割もない職員と、登録のない人には見せない', async () => {
    expect(codeOf(await readStrategy(office().deps, who.bystander))).toBe('notAllowed')
    expect(codeOf(await readStrategy(office().deps, who.stranger))).toBe('unknownPerson')
  })
})
