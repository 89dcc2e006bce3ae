/** Who may look at the pages of the small city, with their posts. */
import { who } from './small-city.ts'

/** See an answer the moment it is saved. */
export const live = [
  ['PL', who.leader],
  ['代理', who.deputy],
  ['課長', who.manager],
  ['部長', who.departmentHead],
  ['PMO', who.pmo],
] as const

/** Steer the programme: see an answer once the PMO accepted it or the round is closed. */
export const settled = [
  ['副市長', who.viceMayor],
  ['市長', who.mayor],
] as const
