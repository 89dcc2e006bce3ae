import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { checkPackage } from '../../infra/setup/package/check-package.ts'
import { schemaFindings } from '../../infra/setup/package/schema-findings.ts'
import { samplePackage, withEnglish, withManifest } from './sample-package.ts'

describe('Microsoft のスキーマによる検査', () => {
  const network = jest.spyOn(globalThis, 'fetch')

  beforeEach(() => {
    network.mockRejectedValue(new Error('No network in this test'))
  })
  afterEach(() => {
    expect(network).not.toHaveBeenCalled()
    network.mockReset()
  })

  test('見本の市のパッケージは、通信なしで通る', async () => {
    expect(await schemaFindings(samplePackage())).toEqual([])
  })

  test.each([
    ['色の欠け', { accentColor: undefined }, 'accentColor'],
    ['知られていない項目', { supportsSessions: true }, 'supportsSessions'],
    ['知られていない使い方', { 'bots[0].scopes': ['meeting'] }, '/bots/0/scopes/0'],
    ['チャネルへの対応の書き違い', { supportsChannelFeatures: 'tier2' }, 'supportsChannelFeatures'],
  ])('%s を見つけ、ほかの検査に進まない', async (_what, changes, said) => {
    const findings = await checkPackage(withManifest(changes))
    expect(findings.join('\n')).toContain(said)
    expect(findings.every((line) => line.startsWith('manifest.json：'))).toBe(true)
  })

  test('英語の文言にも同じ長さの決まりを当てる', async () => {
    const spoilt = withEnglish((texts) => Object.assign(texts, { 'description.short': 'r'.repeat(81) }))
    expect((await schemaFindings(spoilt)).join()).toMatch(/^en\.json：.*description\/short/)
  })

  test.each([
    ['$schema', 'https://developer.microsoft.com/en-us/json-schemas/teams/v9.99/MicrosoftTeams.schema.json'],
    ['$schema', undefined],
    ['manifestVersion', 'devPreview'],
  ])('手元にない版や試作の版（%s が %s）は、取りに行かずに断る', async (place, value) => {
    expect(await schemaFindings(withManifest({ [place]: value }))).toHaveLength(1)
  })
})
