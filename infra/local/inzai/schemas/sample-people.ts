/** `sample-people.json`: accounts of the stand-in city, named by post. No real persons. */
import { z } from 'zod'
import type { Duty, Person } from '../../../../shared/src/domain/person.ts'
import { filled } from './text.ts'

/** Fixed, so that links and tests may name them; in the form of an Entra object id, lower-case. */
export const personId = z.uuidv4().lowercase()

const duty = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pmo'), unit: z.enum(['digitalStrategy', 'administrativeReform']) }),
  z.strictObject({ kind: z.literal('manager'), section: filled }),
  z.strictObject({ kind: z.literal('departmentHead'), department: filled }),
  z.strictObject({ kind: z.literal('programmeManager') }),
  z.strictObject({ kind: z.literal('owner') }),
]) satisfies z.ZodType<Duty>

const person = z.strictObject({
  id: personId,
  post: filled,
  duties: z.array(duty),
}) satisfies z.ZodType<Person>

export const samplePeopleFile = z.strictObject({ sample: z.literal(true), note: filled, people: z.array(person) })
