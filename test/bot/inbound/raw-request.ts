/** One HTTP request exactly as written: no path is tidied, no header is merged, any bytes may be the body. */
import { Agent, type IncomingHttpHeaders, request } from 'node:http'

export interface RawAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** One for each test file; closed at its end. */
export const connections = () => new Agent({ keepAlive: true, maxSockets: 32 })

export function rawRequest(
  origin: string,
  {
    method = 'GET',
    path,
    headers = [],
    body,
    agent,
  }: {
    readonly method?: string
    readonly path: string
    /** Name, value, name, value: a name may stand there twice. */
    readonly headers?: readonly string[]
    readonly body?: string | Buffer
    readonly agent?: Agent
  },
): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(origin)
  const written = [
    'host',
    host,
    ...headers,
    ...(body === undefined ? [] : ['content-length', String(Buffer.byteLength(body))]),
  ]
  return new Promise((resolve, reject) => {
    const req = request({ hostname, port, method, path, headers: written, agent }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () =>
        resolve({ status: res.statusCode ?? 0, headers: res.headers, text: Buffer.concat(chunks).toString() }),
      )
      res.on('error', reject)
    })
    req.on('error', reject)
    req.end(body)
  })
}
