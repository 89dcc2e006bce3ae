/** The staircase figure of the strategy, put back into steps by its sense (`inferred`). */
import { z } from 'zod'
import { bilingual, confidence, filled, lines } from './text.ts'

const step = z.strictObject({
  id: filled,
  label: filled.nullable(),
  name: filled,
  aim: filled.nullable(),
  items: lines,
})

export const longTermRoadmap = z.strictObject({
  heading: filled,
  vision: filled,
  scopeText: filled,
  startText: filled,
  aimsHeading: filled,
  steps: z.array(step),
  specialProjects: z.strictObject({ name: filled, items: lines }),
  inferred: z.literal(true),
  confidence,
  note: bilingual,
})
