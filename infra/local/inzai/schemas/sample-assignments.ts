/** `sample-assignments.json`: who stands for each measure in the stand-in city. The printed list has no lead section at all. */
import { z } from 'zod'
import { measureId } from './measure-id.ts'
import { personId } from './sample-people.ts'
import { filled } from './text.ts'

const assignmentRow = z.strictObject({
  measureId,
  leadSection: filled,
  leader: personId,
  deputies: z.array(personId),
  relatedSections: z.array(filled),
})

export const sampleAssignmentsFile = z.strictObject({
  sample: z.literal(true),
  note: filled,
  assignments: z.array(assignmentRow),
})
