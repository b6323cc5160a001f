/**
 * Run by Electron's binary: the built back end, in a utility process as in the app, creates a company file, posts an
 * entry, verifies the file, and has a bank file read by the program that runs apart. It shows that the native module,
 * the worker and the parser load inside Electron. Exit status 0 or 1.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { app, MessageChannelMain, utilityProcess } from 'electron'

const limit_ms = 30_000
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-electron-'))
const company = path.join(folder, 'essai.grandlivre')

const statement = path.join(folder, 'releve.csv')

const calls = [
  { operation: 'company.create', input: { name: 'Essai inc.', country: 'CA', province: 'QC' } },
  {
    operation: 'ledger.post',
    input: {
      date: '2026-01-15',
      memo: 'Capital',
      lines: [
        { account: '1010', debit: '100.00' },
        { account: '3100', credit: '100.00' },
      ],
    },
  },
  { operation: 'company.verify', input: {} },
  { operation: 'bank.inspect', input: { path: statement } },
]

/** A parser, started for the back end as main does. */
function startParser(backEnd, id) {
  const parser = utilityProcess.fork(path.join(process.cwd(), 'dist', 'host', 'parse.mjs'), [], { env: {} })
  const { port1, port2 } = new MessageChannelMain()
  parser.once('exit', (code) => backEnd.postMessage({ type: 'hostExit', id, code }))
  parser.postMessage({ type: 'port' }, [port1])
  backEnd.postMessage({ type: 'host', id }, [port2])
  return parser
}

/** The back end, and a port to it as a window has one. */
function startBackEnd() {
  const program = path.join(process.cwd(), 'dist', 'host', 'desktop.mjs')
  const backEnd = utilityProcess.fork(program, [], {
    env: { ...process.env, GRANDLIVRE_HOME: folder },
    stdio: 'inherit',
  })
  const { port1, port2 } = new MessageChannelMain()
  const parsers = new Map()
  backEnd.on('message', ({ type, id }) => {
    // No keychain here: the program goes on without.
    if (type === 'keychain')
      backEnd.postMessage({ type: 'keychain', id, ok: false, code: 'keychain.unavailable' })
    if (type === 'host') parsers.set(id, startParser(backEnd, id))
    if (type === 'endHost') parsers.get(id)?.kill()
  })
  backEnd.postMessage({ type: 'window' }, [port2])
  return { backEnd, port: port1 }
}

async function run() {
  fs.writeFileSync(
    statement,
    'Date,Description,Montant\n2026-01-15,Dépôt,100.00\n2026-01-16,Essence,-25.50\n',
  )
  const { backEnd, port } = startBackEnd()
  const waiting = new Map()
  // Progress carries the call too.
  port.on('message', ({ data }) => 'ok' in data && waiting.get(data.call)?.(data))
  port.start()
  for (const [index, { operation, input }] of calls.entries()) {
    const call = String(index)
    const answer = await new Promise((resolve) => {
      waiting.set(call, resolve)
      port.postMessage({ call, operation, company, input })
    })
    console.log(`${operation}: ${JSON.stringify(answer.ok ? answer.data : answer.error)}`)
    if (!answer.ok) throw new Error(`${operation} was refused`)
    if (operation === 'company.verify' && !answer.data.ok) throw new Error('the company file is not whole')
  }
  const ended = new Promise((resolve) => {
    backEnd.once('exit', resolve)
  })
  backEnd.postMessage({ type: 'stop' })
  await ended
}

function end(status, sentence) {
  console.log(sentence)
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  app.exit(status)
}

setTimeout(() => end(1, 'no answer in time'), limit_ms).unref()
// Not awaited: Electron becomes ready only once this file has run.
app
  .whenReady()
  .then(run)
  .then(
    () => end(0, `a company file was made and verified inside Electron ${process.versions.electron}`),
    (error) => end(1, String(error)),
  )
