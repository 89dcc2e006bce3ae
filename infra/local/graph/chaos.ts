/** Every fault at a low rate: what the chaos run lives with. */
import type { FaultEffect, FaultOrder } from './faults.ts'

type Wait = (now: Date) => string
/** Every way in which the service tells how long to wait. */
const waits: readonly Wait[] = [
  () => '1',
  () => '0',
  () => '1.5',
  (now) => new Date(now.getTime() + 2000).toUTCString(),
]

/** `rate`: how likely each single one is at each request it fits. */
export function chaosFaults(rate: number): readonly FaultOrder[] {
  const refused = (status: number, retryAfter?: Wait): FaultEffect => ({
    kind: 'status',
    status,
    ...(retryAfter ? { retryAfter } : {}),
  })
  const before: readonly FaultEffect[] = [
    ...[429, 503].flatMap((status) => [refused(status), ...waits.map((wait) => refused(status, wait))]),
    refused(500),
    refused(502),
    { kind: 'html', status: 503 },
    { kind: 'html' },
    { kind: 'reset' },
    { kind: 'refused' },
    { kind: 'tokenExpires' },
  ]
  const committed: readonly FaultEffect[] = [
    refused(504),
    { kind: 'reset' },
    { kind: 'hang' },
    { kind: 'html' },
    { kind: 'truncated' },
    { kind: 'emptyJson' },
  ]
  const saving = ['createItem', 'changeFields', 'changeItem', 'deleteItem']
  const clashes: readonly FaultEffect[] = [
    { kind: 'precondition', body: 'resourceModified' },
    { kind: 'precondition', body: 'notAllowed' },
    { kind: 'precondition', body: 'empty' },
    { kind: 'saveConflict' },
  ]
  const reading: readonly FaultEffect[] = [
    { kind: 'shortPage', rows: 1 },
    { kind: 'emptyPage' },
    { kind: 'truncated' },
    { kind: 'wrongType' },
  ]
  return [
    ...before.map((effect) => ({ effect, rate })),
    ...committed.map((effect) => ({
      effect,
      rate,
      when: 'after' as const,
      match: { operation: [...saving, 'batch'] },
    })),
    ...clashes.map((effect) => ({ effect, rate, match: { operation: ['changeFields', 'changeItem'] } })),
    ...reading.map((effect) => ({ effect, rate, match: { operation: ['getItems', 'getDelta'] } })),
    { effect: { kind: 'threshold' }, rate, match: { operation: 'getItems' } },
    { effect: { kind: 'replay' }, rate, match: { operation: 'getDelta' } },
    { effect: { kind: 'resync' }, rate, match: { operation: 'getDelta' } },
    { effect: { kind: 'errorEntry' }, rate, when: 'after', match: { operation: ['getDelta', 'getItems'] } },
  ]
}
