/**
 * Another user of the machine, who knows what the list of processes shows. Run as a program by loopback.test.ts, by an
 * administrator: it becomes nobody first. Prints one JSON object: what was tried -> what came of it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const NOBODY = 65_534
const [folder, url, company] = process.argv.slice(2) as [string, string, string]
process.setgroups?.([])
process.setgid?.(NOBODY)
process.setuid?.(NOBODY)

const origin = new URL(url).origin
const tried: Record<string, unknown> = {}

async function attempt(name: string, work: () => unknown): Promise<void> {
  try {
    tried[name] = await work()
  } catch (error) {
    tried[name] = (error as NodeJS.ErrnoException).code ?? String(error)
  }
}

const call = { call: '1', operation: 'company.info', company, input: {} }
const post = async (headers: Record<string, string>) => {
  const more = { 'content-type': 'application/json', ...headers }
  return (await fetch(`${origin}/api/call`, { method: 'POST', headers: more, body: JSON.stringify(call) }))
    .status
}

await attempt('the address file', () => readFileSync(join(folder, 'backend.json'), 'utf8'))
await attempt('the log', () => readFileSync(join(folder, 'logs', 'grandlivre.log'), 'utf8'))
await attempt('the data folder', () => readdirSync(folder))
await attempt('the company file', () => readFileSync(company).length)
await attempt('the page', async () => (await fetch(`${origin}/`)).status)
await attempt('a call without a secret', () => post({}))
await attempt('a call with a guess', () => post({ authorization: `Bearer ${'A'.repeat(43)}` }))
await attempt('a call as from the page', () => post({ origin, cookie: `grandlivre-${new URL(url).port}=A` }))
await attempt('the ticket of the window', async () => {
  const answer = await fetch(url, { redirect: 'manual' })
  return [answer.status, answer.headers.get('set-cookie')]
})
process.stdout.write(JSON.stringify(tried))
