/** Every card in every state there is, made by the functions that make the real ones. Gallery and tests read this list. */
import { afterSavingStates } from './after-saving-states.ts'
import type { CardState } from './card-state.ts'
import { decisionStates } from './decision-states.ts'
import { formStates, unchangedStates } from './form-states.ts'
import { ladderStates } from './ladder-states.ts'
import { overviewStates } from './overview-states.ts'
import { pmoStates } from './pmo-states.ts'
import { recordStates } from './record-states.ts'
import { relatedStates } from './related-states.ts'
import { roundChangeStates } from './round-change-states.ts'
import { setupStates } from './setup-states.ts'

export const cardStates: readonly CardState[] = [
  ...overviewStates,
  ...unchangedStates,
  ...formStates,
  ...afterSavingStates,
  ...pmoStates,
  ...setupStates,
  ...recordStates,
  ...decisionStates,
  ...ladderStates,
  ...roundChangeStates,
  ...relatedStates,
]
