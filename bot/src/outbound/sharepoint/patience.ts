/** How long the service asks us to wait. */

/** Seconds: longer than any window of its limits but that of a day. */
const longestWait = 3600

/** The greater of Retry-After (seconds, with decimals, or a date) and RateLimit-Reset; null when neither says anything. */
export function secondsToWait(header: (name: string) => string | null, now: Date): number | null {
  const said = [secondsOf(header('retry-after'), now), secondsOf(header('ratelimit-reset'), now)]
  const seconds = said.filter((one) => one !== null)
  return seconds.length === 0 ? null : Math.max(...seconds)
}

function secondsOf(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? ''
  const seconds = /^\d+(\.\d+)?$/.test(text)
    ? Number(text)
    : text.endsWith(' GMT')
      ? (Date.parse(text) - now.getTime()) / 1000
      : Number.NaN
  return Number.isNaN(seconds) ? null : Math.min(longestWait, Math.max(0, Math.ceil(seconds)))
}
