/** A certificate for `localhost`, made at every start and trusted by nobody who is not told of it: X.509 written by hand. */
import { createPrivateKey, generateKeyPairSync, randomInt, sign } from 'node:crypto'

export interface Certificate {
  /** PEM */
  readonly cert: string
  readonly key: string
}

/** Valid from a day before the instant, for a year. */
export function selfSignedCertificate(now: Date, host = 'localhost'): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  // Its own name each time: two trusted ones of one name would be taken for each other.
  const serial = randomInt(2 ** 40)
  const name = sequence(
    set(sequence(oid(2, 5, 4, 10), utf8(`graph double ${serial}`))),
    set(sequence(oid(2, 5, 4, 3), utf8(host))),
  )
  const [from, to] = [now.getTime() - 86_400_000, now.getTime() + 365 * 86_400_000]
  const basicConstraints = sequence(oid(2, 5, 29, 19), truth, octets(sequence(truth)))
  const alternativeNames = sequence(
    oid(2, 5, 29, 17),
    octets(sequence(tagged(0x82, Buffer.from(host, 'latin1')), tagged(0x87, Buffer.from([127, 0, 0, 1])))),
  )
  const algorithm = sequence(oid(1, 2, 840, 10045, 4, 3, 2))
  const content = sequence(
    tagged(0xa0, integer(2)),
    integer(serial),
    algorithm,
    name,
    sequence(utcTime(from), utcTime(to)),
    name,
    publicKey,
    tagged(0xa3, sequence(basicConstraints, alternativeNames)),
  )
  const signature = sign('sha256', content, createPrivateKey(privateKey))
  const der = sequence(content, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])))
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return {
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    key: privateKey,
  }
}

/** DER: a tag, a length, the content. */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const sequence = (...parts: readonly Buffer[]) => tagged(0x30, Buffer.concat(parts))
const set = (...parts: readonly Buffer[]) => tagged(0x31, Buffer.concat(parts))
const octets = (content: Buffer) => tagged(0x04, content)
const utf8 = (text: string) => tagged(0x0c, Buffer.from(text))
const truth = Buffer.from([0x01, 0x01, 0xff])

function integer(value: number): Buffer {
  const hex = value.toString(16)
  const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')
  return tagged(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes)
}

function oid(first: number, second: number, ...rest: readonly number[]): Buffer {
  const bytes = rest.flatMap((value) => {
    const digits = [value & 0x7f]
    for (let left = value >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80)
    return digits
  })
  return tagged(0x06, Buffer.from([first * 40 + second, ...bytes]))
}

/** `YYMMDDHHMMSSZ` */
function utcTime(at: number): Buffer {
  const digits = new Date(at).toISOString().replace(/\D/g, '').slice(2, 14)
  return tagged(0x17, Buffer.from(`${digits}Z`))
}
