/** Aborts when whoever asked is gone, or when the stand-in stops. */
import type { Response } from 'restify'

export function untilGone(res: Response, closing: AbortSignal): AbortSignal {
  const gone = new AbortController()
  res.on('close', () => gone.abort())
  return AbortSignal.any([gone.signal, closing])
}
