/** When what a press sends to others reaches them: said where that is not at once, empty otherwise. */
import { arrivalJa } from '../../../../../shared/src/wording/ladder.ja.ts'
import { readArrival } from '../../../usecases/tell-people.ts'
import type { Turn } from '../turn.ts'

export async function arrivalLine({ deps }: Pick<Turn, 'deps'>): Promise<string> {
  return arrivalJa(await readArrival(deps))
}
