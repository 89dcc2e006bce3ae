/** Everything that must hold before a package may be handed to an administrator. */
import { lintDomains, lintHttps } from './lint-addresses.ts'
import { lintBot } from './lint-bot.ts'
import { lintFiles } from './lint-files.ts'
import { lintIcons } from './lint-icons.ts'
import { lintIdentities } from './lint-identities.ts'
import { lintLanguages } from './lint-languages.ts'
import { lintNames } from './lint-names.ts'
import { lintPlaceholders } from './lint-placeholders.ts'
import { lintVersion } from './lint-version.ts'
import type { Findings, Lint, OpenedPackage } from './opened-package.ts'
import { schemaFindings } from './schema-findings.ts'

export const lints: readonly Lint[] = [
  lintPlaceholders,
  lintVersion,
  lintNames,
  lintIdentities,
  lintBot,
  lintHttps,
  lintDomains,
  lintLanguages,
  lintIcons,
  lintFiles,
]

/** The lints read a manifest of the right shape only; so the schema speaks first, and alone if it objects. */
export async function checkPackage(opened: OpenedPackage): Promise<Findings> {
  const bySchema = await schemaFindings(opened)
  return bySchema.length > 0 ? bySchema : lints.flatMap((lint) => lint(opened))
}
