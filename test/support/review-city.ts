/** The small city with both offices of the PMO, each with a measure of its own section, and one that no section leads. */
import type { Person } from '../../shared/src/domain/person.ts'
import { smallCity, who } from './small-city.ts'

/** 行革推進係, of 総務課; `who.pmo` is デジタル戦略室, of DX推進課. */
export const reformOffice: Person = {
  id: '10000000-0000-4000-8000-000000000010',
  post: '行革推進係 PMO',
  duties: [{ kind: 'pmo', unit: 'administrativeReform' }],
}

export const offices = { digital: who.pmo, reform: reformOffice.id } as const

/** B1-3, B1-4 and A1-1 are of 総務課, B2-2 of DX推進課, B2-1 of none. */
export const reviewCity = {
  ...smallCity,
  people: [...smallCity.people, reformOffice],
  measures: smallCity.measures.map((one) => (one.id === 'B2-2' ? { ...one, leadSection: 'DX推進課' } : one)),
}
