/** Reads one JSON file and gives it in its schema's type; what does not fit is named by file and place. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const { localeError } = z.locales.ja()

export function readJson<T>(folder: string, name: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(parse(folder, name), { error: localeError })
  if (result.success) return result.data
  throw new Error(
    [
      `${name} の内容を直してください。`,
      ...result.error.issues.map((issue) => `- ${place(issue)}: ${issue.message}`),
    ].join('\n'),
  )
}

function parse(folder: string, name: string): unknown {
  const text = readFileSync(join(folder, name), 'utf8')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`${name} は JSON として読めません。書き方を直してください。`, { cause })
  }
}

/** `[3].id`: counted from 0 as in the file's own array. */
function place(issue: z.core.$ZodIssue): string {
  return issue.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('') || '全体'
}
