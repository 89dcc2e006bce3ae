import { fileURLToPath } from 'node:url'

/** Generated SQL, in order; forward only. */
export const migrationsFolder: string = fileURLToPath(new URL('./migrations', import.meta.url))
