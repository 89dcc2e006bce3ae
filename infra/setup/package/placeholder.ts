/** Tells a real value from one that somebody still has to fill in: such a value in a package means a broken app. */
import { localSettings } from '../../local/settings.ts'

const unfilled = /\$\{|\{\{|<<|^\s*[<[(（].*[>\])）]\s*$|x{4,}|\byour[-_ ]|\btodo\b|change[-_ ]?me|placeholder|^ここに/i

export const looksUnfilled = (text: string): boolean => unfilled.test(text)

const samples: readonly string[] = [localSettings.tenantId, localSettings.botAppId, localSettings.apiClientId]

/** `00000000-…`, `12345678-1234-…` and the ids of the local sample city are nobody's. */
export function isSampleGuid(guid: string): boolean {
  const plain = guid.toLowerCase()
  return samples.includes(plain) || plain.startsWith('12345678-1234') || new Set(plain.replaceAll('-', '')).size < 4
}
