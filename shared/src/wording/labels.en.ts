/** English labels of the fixed codes. */
import type { Labels } from './labels.ja.ts'

export const labelsEn = {
  weather: {
    sunny: { symbol: '☀️', label: 'Sunny', short: 'Sun', meaning: 'On plan' },
    cloudy: { symbol: '☁️', label: 'Cloudy', short: 'Cld', meaning: 'Partly late; the section can handle it' },
    rainy: { symbol: '☂️', label: 'Rain', short: 'Rain', meaning: 'Late; help of other sections is needed' },
    stormy: { symbol: '⚡', label: 'Thunder', short: 'Thn', meaning: 'Halted; a decision is needed' },
    outOfScope: {
      symbol: '－',
      label: 'Out of scope',
      short: 'Out',
      meaning: 'Not in scope this quarter (not begun, or finished)',
    },
  },
  direction: {
    continue: 'Continue',
    expand: 'Expand',
    revise: 'Revise',
    reduce: 'Reduce',
    merge: 'Merge',
    suspend: 'Suspend',
    complete: 'Complete',
    stop: 'Stop',
  },
  directionReason: {
    onPlan: 'Going as planned',
    effective: 'Showing results',
    keepTrying: 'Short of the target; the effort goes on',
    awaitingDecision: 'Waiting for a decision on budget, organisation or rules',
    other: 'Other',
  },
  expectation: {
    planned: 'Not answered (not yet notified)',
    delivered: 'Not answered',
    answered: 'Answered',
    returned: 'Question asked',
    accepted: 'Accepted',
    excused: 'Out of scope',
    unreachable: 'Contact to be confirmed',
  },
  roundState: { planned: 'In preparation', open: 'Open', closed: 'Closed' },
  milestone: {
    coordination: 'Internal coordination',
    budget: 'Budget request',
    ordinance: 'Resolution or ordinance',
    contract: 'Contract and implementation',
  },
  nextYearNeed: {
    budget: 'Budget request',
    staff: 'Organisation or staff',
    ordinance: 'Change of rules',
    none: 'Nothing in particular',
  },
} satisfies Labels
