/**
 * Where the bank sends the person back: a page on this machine alone, on a port of its own, that takes one kind of visit,
 * bears no secret, and goes away by itself. It says that the person may go back to the program, which asks the supplier.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A consent is given within a quarter of an hour, or asked for again. */
const LIFE_MS = 20 * 60_000

const PAGE = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>GrandLivre</title>
<body style="font:16px/1.5 system-ui;max-width:32rem;margin:4rem auto;padding:0 1rem">
<h1 style="font-size:1.5rem">Retournez dans GrandLivre</h1>
<p>La banque a répondu. Vous pouvez fermer cette page : GrandLivre vérifie la connexion.</p>
<p lang="en">The bank has answered. You may close this page: GrandLivre checks the connection.</p></body></html>`

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

/** Opens the page and gives its address, which holds `state`; it does not keep the program alive. */
export async function openReturnPage(state: string): Promise<string> {
  const path = `/retour/${state}`
  const server = createServer((request, response) => {
    const host = `127.0.0.1:${(server.address() as AddressInfo | null)?.port}`
    const isOurs =
      request.headers.host === host && request.method === 'GET' && request.url?.split('?')[0] === path
    response.writeHead(isOurs ? 200 : 404, HEADERS).end(isOurs ? PAGE : '')
  })
  const port = await listening(server)
  server.unref()
  const timer = setTimeout(() => {
    server.close()
    server.closeAllConnections()
  }, LIFE_MS)
  timer.unref()
  return `http://127.0.0.1:${port}${path}`
}
