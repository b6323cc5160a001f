/** The command line as a person runs it: `npm run -s grandlivre`, one process for each call, its own home. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import type { Operations } from '../../electron/operations/index.ts'

const root = path.resolve(import.meta.dirname, '../..')

interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs npm with the input on standard input, where no shell can misread it. */
function run(words: readonly string[], input: object, home: string): Promise<Ran> {
  const child = spawn('npm', ['run', '-s', 'grandlivre', '--', ...words, '--input', '-'], {
    cwd: root,
    env: { ...process.env, GRANDLIVRE_HOME: home },
    shell: process.platform === 'win32',
  })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (bytes) => out.push(bytes))
  child.stderr.on('data', (bytes) => err.push(bytes))
  child.stdin.end(JSON.stringify(input))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) =>
      resolve({ status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    )
  })
}

/** The answers of one company at the command line. */
export class CommandLine {
  readonly home: string
  readonly company: string
  calls = 0

  constructor(home: string, company: string) {
    this.home = home
    this.company = company
  }

  async #answer(
    name: string,
    input: object,
    company: string,
  ): Promise<{ status: number | null; answer: unknown }> {
    this.calls += 1
    const { status, stdout, stderr } = await run([name, '--company', company], input, this.home)
    const lines = stdout.trimEnd().split('\n')
    if (lines.length !== 1) throw new Error(`${name} wrote ${lines.length} lines: ${stdout}${stderr}`)
    return { status, answer: JSON.parse(lines[0]!) }
  }

  /** What an operation answers; fails when it does not end with 0. */
  async done<N extends keyof Operations>(
    name: N,
    input: Operations[N]['input'],
    company = this.company,
  ): Promise<Operations[N]['output']> {
    const { status, answer } = await this.#answer(name, input as object, company)
    const { ok, data } = answer as { ok: boolean; data: Operations[N]['output'] }
    if (status !== 0 || !ok) throw new Error(`${name} ended with ${status}: ${JSON.stringify(answer)}`)
    return data
  }

  /** The refusal of an operation that ends with 2: its code, and `path code` of each detail. */
  async refused(name: keyof Operations, input: object): Promise<{ code: string; details: string[] }> {
    const { status, answer } = await this.#answer(name, input, this.company)
    if (status !== 2) throw new Error(`${name} ended with ${status}: ${JSON.stringify(answer)}`)
    const { error } = answer as { error: { code: string; details: { path: string; code: string }[] } }
    return { code: error.code, details: error.details.map(({ path: field, code }) => `${field} ${code}`) }
  }
}
