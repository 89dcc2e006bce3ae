/** Every case there is, in the order in which they run. */
import type { BenchCase } from './bench-case.ts'
import { boardCase } from './board-case.ts'
import { publishingCase } from './publishing-case.ts'
import { rebuildCase } from './rebuild-case.ts'
import { sendingCase } from './sending-case.ts'
import { yearCase } from './year-case.ts'

export const cases: readonly BenchCase[] = [sendingCase, boardCase, publishingCase, rebuildCase, yearCase]
