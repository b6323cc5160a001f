/**
 * A back end of one page, for the tests of the launcher. The first argument says what happens once the page is shown:
 * `close` (the page closes itself), `crash`, `second` (another window is asked for, then both close), `stay`;
 * or `told`: another back end has the folder.
 */
import http from 'node:http'
import type { AddressInfo } from 'node:net'

const after = process.argv[2]
const folder = process.env.GRANDLIVRE_HOME!
const send = (message: object) => process.send!(message, () => {})
let pages = 0

/** Long enough that the launcher does not take the end for a failed start. */
const script = 'setTimeout(() => window.close(), 2500)'

function shown(url: string): void {
  pages += 1
  process.stdout.write(`page ${pages}\n`)
  if (after === 'crash') process.exit(9)
  if (after === 'second' && pages === 1) send({ type: 'open-window', url })
}

const server = http.createServer((request, response) => {
  if (request.url !== '/') return response.writeHead(404).end()
  response.writeHead(200, { 'content-type': 'text/html' })
  response.end(`<title>toy</title><script>${after === 'stay' ? '' : script}</script>`)
  shown(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
})

function stop(): void {
  server.closeAllConnections()
  server.close(() => process.exit(0))
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
process.on('disconnect', stop)
process.on('message', (message: { type: string }) => message.type === 'stop' && stop())
if (after === 'told') {
  send({ type: 'already-open' })
  process.disconnect()
} else
  server.listen(0, '127.0.0.1', () => {
    process.stdout.write(`back end ${process.pid}\n`)
    send({ type: 'ready', url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, folder })
  })
