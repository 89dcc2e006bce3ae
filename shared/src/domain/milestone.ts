/** What a measure without figures is followed by, and what it needs for the next year. */

/** 節目: ticks, for measures that no number describes. */
export const milestones = ['coordination', 'budget', 'ordinance', 'contract'] as const
export type Milestone = (typeof milestones)[number]

/** 来年度に向けて必要なもの: asked in the second quarter only, before the budget is made. */
export const nextYearNeeds = ['budget', 'staff', 'ordinance', 'none'] as const
export type NextYearNeed = (typeof nextYearNeeds)[number]
