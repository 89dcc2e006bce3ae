/** A duty as one line of text, for cells: `pmo:digitalStrategy`, `manager:総務課`, `owner`. */
import type { Duty, PmoUnit } from './person.ts'

const pmoUnits = ['digitalStrategy', 'administrativeReform'] as const satisfies readonly PmoUnit[]

export function dutyCode(duty: Duty): string {
  switch (duty.kind) {
    case 'pmo':
      return `pmo:${duty.unit}`
    case 'manager':
      return `manager:${duty.section}`
    case 'departmentHead':
      return `departmentHead:${duty.department}`
    case 'programmeManager':
    case 'owner':
      return duty.kind
  }
}

/** Null for what no duty is written as. */
export function readDutyCode(code: string): Duty | null {
  const at = code.indexOf(':')
  const kind = at < 0 ? code : code.slice(0, at)
  const of = at < 0 ? '' : code.slice(at + 1)
  if (kind === 'pmo') {
    const unit = pmoUnits.find((known) => known === of)
    return unit ? { kind, unit } : null
  }
  if (kind === 'manager') return of === '' ? null : { kind, section: of }
  if (kind === 'departmentHead') return of === '' ? null : { kind, department: of }
  if ((kind === 'programmeManager' || kind === 'owner') && at < 0) return { kind }
  return null
}

/** Lines that no duty is written as say nothing. */
export const readDutyCodes = (codes: readonly string[]): readonly Duty[] =>
  codes.flatMap((code) => readDutyCode(code) ?? [])
