/**
 * True for calls by programs and pages of this machine. A page from elsewhere, opened in a browser here, could reach the
 * loopback address too: its `Origin`, or the name it gave this address (DNS rebinding), tells it apart.
 */
import type { IncomingHttpHeaders } from 'node:http'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

export function fromThisMachine({ host, origin }: IncomingHttpHeaders): boolean {
  return isLoopback(`http://${host}`) && (origin === undefined || isLoopback(origin))
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && LOOPBACK.has(new URL(url).hostname)
}
