/** The double behind a real socket: https on localhost, for whole processes and the contract suite. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { Lost } from '../message.ts'
import { type Certificate, selfSignedCertificate } from './certificate.ts'
import { type Receiver, receiveInTurn } from './receive.ts'

export interface HttpsDoor {
  /** `https://localhost:PORT` */
  readonly origin: string
  /** PEM, to be trusted by the caller: `NODE_EXTRA_CA_CERTS`, or `tls.setDefaultCACertificates`. */
  readonly certificate: string
  close(): Promise<void>
}

export interface DoorTerms {
  readonly certificateNow: Date
  readonly port?: number
  /** The origin by which callers know it, when they are led here from there: links name that one. */
  readonly behind?: string
  readonly sleep: (ms: number) => Promise<void>
}

export async function openHttpsDoor(
  receiver: Receiver,
  { certificateNow, port = 0, behind, sleep }: DoorTerms,
): Promise<HttpsDoor> {
  const certificate: Certificate = selfSignedCertificate(certificateNow)
  let origin = ''
  const server = createServer(certificate, (req, res) => {
    answer(receiver, behind ?? origin, sleep, req, res).catch((error: unknown) => {
      res.destroy(error instanceof Error ? error : new Error('The request failed', { cause: error }))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  origin = `https://localhost:${(server.address() as AddressInfo).port}`
  return {
    origin,
    certificate: certificate.cert,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  receiver: Receiver,
  origin: string,
  sleep: (ms: number) => Promise<void>,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  const text = chunks.length > 0 ? Buffer.concat(chunks).toString() : null
  const headers = new Headers(Object.entries(req.headers).map(([name, value]) => [name, [value].flat().join(', ')]))
  try {
    const url = new URL(req.url ?? '/', origin)
    const { wire, delayMs } = await receiveInTurn(receiver, { method: req.method ?? 'GET', url, headers, text })
    if (delayMs > 0) await sleep(delayMs)
    res.writeHead(wire.status, wire.headers)
    res.end(wire.text ?? undefined)
  } catch (error) {
    if (!(error instanceof Lost)) throw error
    // A connection that hangs stays open until the caller gives up.
    if (error.kind !== 'hang') res.destroy()
  }
}
