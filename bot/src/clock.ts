/** The one place that asks the machine for the time. Everything else is given a `Clock`. */
import type { Clock } from './usecases/ports.ts'

export const systemClock: Clock = { now: () => new Date() }
