/** 今後の方向性 and its reason. A reason is always given (DESIGN: one tap from a few choices). */

export const directions = ['continue', 'expand', 'revise', 'reduce', 'merge', 'suspend', 'complete', 'stop'] as const

export type Direction = (typeof directions)[number]

/** 見直し is settled by manager and PMO; every other change stays a proposal (案) until the meeting. */
export function isProposalToMeeting(direction: Direction): boolean {
  return direction !== 'continue' && direction !== 'revise'
}

export const directionReasons = ['onPlan', 'effective', 'keepTrying', 'awaitingDecision', 'other'] as const

/** `other` needs `directionReasonText`. */
export type DirectionReason = (typeof directionReasons)[number]
