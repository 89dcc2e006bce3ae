// Generates migrations into a copy and fails when that adds anything: the schema and its SQL have drifted apart.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'

const migrations = 'bot/src/outbound/database/migrations'
mkdirSync('.build', { recursive: true })
// drizzle-kit takes paths inside the project only.
const copy = mkdtempSync('.build/migrations-')
try {
  cpSync(migrations, copy, { recursive: true })
  const before = readdirSync(copy).length
  execFileSync('npx', ['drizzle-kit', 'generate', '--config', '.config/drizzle.config.ts'], {
    env: { ...process.env, MIGRATIONS_OUT: copy },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (readdirSync(copy).length !== before) {
    console.error('データベースの定義が変わっています。`npm run migrations` を実行し、できたファイルを加えてください。')
    process.exitCode = 1
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}
