/**
 * Run by Electron's binary: the built back end, in a utility process as in the app, creates a company file, posts an
 * entry and verifies it. It shows that the native module and the worker load inside Electron. Exit status 0 or 1.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { app, MessageChannelMain, utilityProcess } from 'electron'

const limit_ms = 60_000
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-electron-'))
const company = path.join(folder, 'essai.grandlivre')

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
]

/** The back end, and a port to it as a window has one. */
function startBackEnd() {
  const program = path.join(process.cwd(), 'dist', 'host', 'desktop.mjs')
  const backEnd = utilityProcess.fork(program, [], {
    env: { ...process.env, GRANDLIVRE_HOME: folder },
    stdio: 'inherit',
  })
  const { port1, port2 } = new MessageChannelMain()
  // No keychain here: the program says that it goes on without.
  backEnd.on('message', (message) => {
    if (message.type === 'keychain')
      backEnd.postMessage({ type: 'keychain', id: message.id, ok: false, code: 'keychain.unavailable' })
  })
  backEnd.postMessage({ type: 'window' }, [port2])
  return { backEnd, port: port1 }
}

async function run() {
  const { backEnd, port } = startBackEnd()
  const waiting = new Map()
  port.on('message', ({ data }) => waiting.get(data.call)?.(data))
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
await app.whenReady()
try {
  await run()
  end(0, `a company file was made and verified inside Electron ${process.versions.electron}`)
} catch (error) {
  end(1, String(error))
}
