/**
 * The real parser in the real process, which reports what became of a file, in how long and with how much memory: of the file it
 * is given or, when that is called `corpus`, of all hostile XML.
 */
import { Refusal } from '../../../db/rules/errors.ts'
import { parseBytes } from '../../../electron/bank/formats/index.ts'
import { serveParser } from '../../../electron/hosts/parse-service.ts'
import { hostileXml, type Measure } from '../hostile/xml-corpus.ts'

/** Memory at its highest so far, in KiB. */
const peak = () => Math.max(process.resourceUsage().maxRSS, process.memoryUsage.rss() / 1024)

async function measure(name: string, bytes: Uint8Array): Promise<Measure> {
  const before = peak()
  const started = process.threadCpuUsage()
  let outcome: string | number
  try {
    const { accounts } = await parseBytes({ bytes, extension: 'xml' })
    outcome = accounts.reduce((count, { lines }) => count + lines.length, 0)
    if (JSON.stringify(accounts).includes('root:')) outcome = 'a file was read'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    outcome = error.code
  }
  const { user, system } = process.threadCpuUsage(started)
  const ms = Math.round((user + system) / 1000)
  return { name, outcome, ms, mib: Math.round((peak() - before) / 1024) }
}

await serveParser(async ({ bytes, extension }) => {
  const measures: Measure[] = []
  if (extension !== 'corpus') measures.push(await measure('', bytes))
  else for (const one of hostileXml) measures.push(await measure(one.name, one.bytes))
  const message = { fr: '', en: '' }
  const problems = measures.map(
    (one) => ({ code: JSON.stringify(one), severity: 'warning', message }) as const,
  )
  return { format: 'csv', outcome: 'parse', accounts: [], problems, layout: null }
})
