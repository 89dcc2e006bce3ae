/** R7 Q3 by the calendar: open, due 12/26, closed 1/9. */
import type { Round } from '../../shared/src/domain/round.ts'

export const roundOfQ3: Round = {
  id: '2025Q3',
  state: 'open',
  opensOn: '2025-12-12',
  dueOn: '2025-12-26',
  closesOn: '2026-01-09',
  asOfDay: '2025-11-30',
}
