/** Teams opens https pages only, and of a tab only what stands in validDomains. */
import { hostProblem } from './host-problem.ts'
import type { Lint } from './opened-package.ts'
import { textsInside } from './texts-inside.ts'

const address = /^[a-z][a-z0-9+.-]*:/i
/** Not a page: the name of the API that a token is asked for. */
const apiName = 'webApplicationInfo.resource'

export const lintHttps: Lint = ({ manifest }) =>
  textsInside(manifest)
    .filter(({ place, text }) => (/Url$/.test(place) || address.test(text)) && place !== apiName)
    .filter(({ text }) => URL.parse(text)?.protocol !== 'https:' || !/^https:\/\//.test(text))
    .map(({ place, text }) => `${place} を https:// で始まる URL にしてください（いまは「${text}」）。`)

export const lintDomains: Lint = ({ manifest }) => {
  const domains = manifest.validDomains ?? []
  const shapes = domains.flatMap((domain) => {
    const problem = hostProblem(domain)
    return problem === null ? [] : [`validDomains の「${domain}」を直してください。${problem}`]
  })
  const tabHosts = (manifest.staticTabs ?? []).map(({ contentUrl = '' }) => URL.parse(contentUrl)?.host ?? contentUrl)
  const missing = tabHosts
    .filter((host) => !domains.includes(host))
    .map((host) => `validDomains にタブのホスト名「${host}」を加えてください。ないとタブが開きません。`)
  return [...shapes, ...missing]
}
