/**
 * Entry of the command line. One operation runs in this process: no thread, no server; what is not needed for it is
 * not loaded. A signal ends it at once: what was not acknowledged was not written.
 */
import { resolve } from 'node:path'
import type { Place } from '../../db/company/place.ts'
import { type CliCall, type CliHost, runCli } from '../doors/cli.ts'
import type { Tools } from '../operations/tools.ts'

// What it writes is for this user alone: books above all, with what SQLite keeps beside them.
process.umask(0o077)

/** npm runs scripts in the folder of the package; paths on the command line are those of the person's folder. */
if (process.env.npm_lifecycle_event === 'grandlivre' && process.env.INIT_CWD)
  process.chdir(process.env.INIT_CWD)

async function toolsOf(call: CliCall): Promise<Tools> {
  const { defaultHome } = await import('../../db/company/place.ts')
  const place: Place = { home: defaultHome(), keychain: null }
  const { signal } = new AbortController()
  return {
    door: 'cli',
    now: Date.now,
    place,
    signal,
    secret: call.passphrase,
    progress: call.progress,
    parseStatement: async (request) => (await import('../hosts/parse.ts')).parseStatement(request),
  }
}

async function run(call: CliCall): Promise<unknown> {
  const { operation, input, company } = call
  const { performFile, performFree, performOn } = await import('../operations/perform.ts')
  const tools = await toolsOf(call)
  if (operation.kind === 'free' || company === undefined) return performFree(operation, input, tools)
  const path = resolve(company)
  if (operation.kind === 'file') return performFile(path, operation, input, tools)
  const { openCompany } = await import('../../db/company/company.ts')
  const open = openCompany({ path, place: tools.place, now: tools.now, secret: tools.secret })
  try {
    return await performOn(open, operation, input, tools)
  } finally {
    open.close()
  }
}

const serve: CliHost['serve'] = async ({ port, company }, ready) => {
  const [{ serve: start }, { realParts }, { defaultHome }] = await Promise.all([
    import('./serve.ts'),
    import('./real.ts'),
    import('../../db/company/place.ts'),
  ])
  const served = await start({
    ...(await realParts(defaultHome())),
    port,
    company: company === undefined ? undefined : resolve(company),
    show: false,
    openWindow: (url) => void process.stderr.write(`${url}\n`),
  })
  ready(served.url)
  if (served.kind === 'alreadyOpen') return
  // Not `once`: a second signal while the companies are being closed must not end it half-way.
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
  await served.stop()
}

// A reader that has gone (`| head`) is no error of ours.
process.stdout.on('error', () => process.exit(0))
const status = await runCli(process.argv.slice(2), {
  operations: async () => (await import('../operations/index.ts')).operations,
  run,
  serve,
  stdin: () => process.stdin,
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  environment: process.env,
  now: () => performance.now(),
})
process.stdout.write('', () => process.exit(status))
