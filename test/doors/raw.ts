/** HTTP written by hand: what no client library would send. */
import { connect } from 'node:net'

export interface RawAnswer {
  readonly status: number
  readonly headers: string
  readonly body: string
}

/** Sends bytes as they are and reads until the server closes (send `Connection: close`). */
export function rawRequest(port: number, text: string | Buffer, host = '127.0.0.1'): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => socket.write(text))
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', reject)
    socket.setTimeout(5_000, () => socket.destroy(new Error('no answer in 5 s')))
    socket.on('close', () => {
      const all = Buffer.concat(chunks).toString('latin1')
      const [headers = '', ...body] = all.split('\r\n\r\n')
      resolve({
        status: Number(/^HTTP\/1\.1 (\d+)/.exec(headers)?.[1] ?? 0),
        headers,
        body: body.join('\r\n\r\n'),
      })
    })
  })
}

/** A request with these headers; a header given as null is left out. */
export function rawGet(
  port: number,
  path: string,
  headers: Record<string, string | null> = {},
): Promise<RawAnswer> {
  const all: Record<string, string | null> = { Host: `127.0.0.1:${port}`, Connection: 'close', ...headers }
  const lines = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
  return rawRequest(port, `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
}
