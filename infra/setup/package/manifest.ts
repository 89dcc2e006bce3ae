/** The manifest in the one version we write. */
import type { TeamsManifestV1D25 } from '@microsoft/app-manifest'

export type Manifest = TeamsManifestV1D25.TeamsManifestV1D25

/** Key of a text in the manifest (`bots[0].commandLists[0].commands[0].title`) -> the text. */
export type Texts = Readonly<Record<string, string>>

/**
 * 1.25 is the first released version with `supportsChannelFeatures`, without which a bot stays out of private and shared
 * channels. Nothing newer is needed, and an older version is understood by more tenants.
 */
export const manifestVersion = '1.25'

const schemas = `https://developer.microsoft.com/en-us/json-schemas/teams/v${manifestVersion}`
export const manifestSchema = `${schemas}/MicrosoftTeams.schema.json`
export const languageSchema = `${schemas}/MicrosoftTeams.Localization.schema.json`
