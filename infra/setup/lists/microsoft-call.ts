/** The call over the network: our name, the token, JSON both ways. */
import type { Call, Reply } from './http.ts'
import { type Host, Refused } from './http.ts'

const patienceMs = 100_000

export function microsoftCall(host: Host, token: () => Promise<string>, send: typeof fetch = fetch): Call {
  return async (method, url, body, headers = {}) => {
    const request: RequestInit = {
      // SharePoint has no verb of its own for a partial change.
      method: method === 'MERGE' ? 'POST' : method,
      headers: {
        authorization: `Bearer ${await token()}`,
        // Traffic that does not say whose it is comes second.
        'user-agent': 'NONISV|Gyokaku|Setup/1.0',
        accept: host === 'graph' ? 'application/json' : 'application/json;odata=nometadata',
        ...(body === undefined
          ? {}
          : { 'content-type': host === 'graph' ? 'application/json' : 'application/json;odata=nometadata' }),
        ...(method === 'MERGE' ? { 'x-http-method': 'MERGE', 'if-match': '*' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    }
    try {
      return await replyOf(await send(url, request))
    } catch (cause) {
      throw Object.assign(new Refused(0, 'noAnswer', { host, writing: method !== 'GET' }), { cause })
    }
  }
}

async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text()
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: text === '' ? undefined : parsed(text),
  }
}

/** What is no JSON stays text: a page of HTML from some device on the way. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (cause instanceof SyntaxError) return text
    throw cause
  }
}
