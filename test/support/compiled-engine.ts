/**
 * The database in process, compiled once for all test files of a worker. V8 hands the same machine code to whoever compiles
 * the same bytes, as long as one module of them is alive: without one, each file compiled all nine megabytes again, which was
 * a fifth of the suite's time.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const dist = fileURLToPath(new URL('.', import.meta.resolve('@electric-sql/pglite')))

/** Held by whoever imports it. */
export const compiledEngine = await WebAssembly.compile(readFileSync(join(dist, 'pglite.wasm')))
