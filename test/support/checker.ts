/** docs/check_company.py, the checker that anyone can run, on one file as a command or on many in one process. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { python } from './python.ts'

const root = path.resolve(import.meta.dirname, '../..')
export const checker = path.join(root, 'docs/check_company.py')
const many = path.join(root, 'test/db/company/check-many.py')

export interface Checked {
  readonly status: number | null
  readonly output: string
}

/** Runs it as a person would. */
export function check(...words: readonly string[]): Checked {
  const environment = { ...process.env, PYTHONIOENCODING: 'utf-8' }
  const { status, stdout, stderr } = spawnSync(python!, [checker, ...words], {
    encoding: 'utf8',
    env: environment,
  })
  return { status, output: `${stdout}${stderr}` }
}

/** Runs it once for each list of words. */
export function checkMany(commands: readonly (readonly string[])[]): Checked[] {
  const input = commands.map((words) => JSON.stringify(words)).join('\n')
  const { stdout, stderr } = spawnSync(python!, [many, checker], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  const answers = stdout.trim().split('\n')
  if (answers.length !== commands.length)
    throw new Error(`${answers.length} of ${commands.length}: ${stderr}`)
  return answers.map((line) => JSON.parse(line) as Checked)
}
