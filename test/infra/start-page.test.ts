/** 始まりのページ：名簿から人を選び、書かれた職名をそのまま示す。 */
import { describe, expect, test } from '@jest/globals'
import { readDataSet } from '../../infra/local/inzai/read-data-set.ts'
import { chooseFacts, startPage } from '../../infra/local/start-page.ts'
import { smallCity } from '../support/small-city.ts'

describe('始まりのページ', () => {
  test('印西市の見本では、9施策ほどを受け持つPL・PMO・市長を選ぶ', () => {
    const facts = chooseFacts(readDataSet())
    expect([facts?.leader.post, facts?.pmo.post, facts?.owner.post]).toEqual([
      '総務課 PL',
      'デジタル戦略室 PMO',
      '市長',
    ])
  })

  test('市長やPMOのいない名簿では、ページを作らない', () => {
    const people = smallCity.people.filter(({ duties }) => duties.every(({ kind }) => kind !== 'owner'))
    expect(chooseFacts({ people, assignments: smallCity.assignments })).toBeNull()
  })

  test('職名に記号があっても、文字として示す', () => {
    const person = (post: string) => ({ id: 'id', post })
    const page = startPage({ leader: person('<b>&"課" PL'), pmo: person('PMO'), owner: person('市長') })
    expect(page).toContain('「&lt;b&gt;&amp;&quot;課&quot; PL」')
    expect(page).not.toMatch(/<b>|<script/)
  })
})
