/** Who takes part in the playground: as oneself the leader of the start page, and five with whom the city can be tried. */
import type { RegisterContent } from '../../../bot/src/usecases/import-register.ts'
import type { Duty } from '../../../shared/src/domain/person.ts'
import { chooseFacts } from '../start-page.ts'
import type { PlaygroundPerson } from './playground-config.ts'

const duties: readonly Duty['kind'][] = ['manager', 'departmentHead', 'pmo', 'programmeManager', 'owner']

export function choosePeople({ people, assignments }: Pick<RegisterContent, 'people' | 'assignments'>): {
  readonly me: PlaygroundPerson
  readonly others: readonly PlaygroundPerson[]
} {
  const me = chooseFacts({ people, assignments })?.leader
  if (!me) throw new Error('The city has no leader, no PMO or no owner')
  const oneEach = duties.flatMap((kind) => people.find((one) => one.duties.some((duty) => duty.kind === kind)) ?? [])
  const rest = people.filter(({ id }) => id !== me.id)
  const others = [...new Set([...oneEach.filter(({ id }) => id !== me.id), ...rest])].slice(0, 5)
  return { me, others }
}
