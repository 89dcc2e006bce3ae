/** Who takes part. A person is known by the lower-case Entra object id and shown by the post, never by a name in lists. */

export type PersonId = string

/** Sections and departments are known by their Japanese names, as in the city's own list. */
export type SectionName = string
export type DepartmentName = string

/** The two offices that run the review together. A unit does not accept its own measures: the other one does. */
export type PmoUnit = 'digitalStrategy' | 'administrativeReform'

/** What a person may hold; one person may hold several at once (兼務). */
export type Duty =
  | { readonly kind: 'pmo'; readonly unit: PmoUnit }
  | { readonly kind: 'manager'; readonly section: SectionName }
  | { readonly kind: 'departmentHead'; readonly department: DepartmentName }
  | { readonly kind: 'programmeManager' }
  | { readonly kind: 'owner' }

export interface Person {
  readonly id: PersonId
  /** The post, e.g. 「総務課長」; sample accounts have nothing else. */
  readonly post: string
  readonly duties: readonly Duty[]
}
