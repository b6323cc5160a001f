/**
 * A program that performs one operation on a company and ends itself at one of its calls, by the signal that no program
 * can answer. Run by a test of this folder with the path of what it is to do, as JSON.
 */
import { readFileSync } from 'node:fs'
import { openCompany } from '../../db/company/company.ts'
import type { ParsedFile } from '../../electron/bank/parsed.ts'
import { operations } from '../../electron/operations/index.ts'
import { performOn } from '../../electron/operations/perform.ts'
import { watchCalls } from '../support/calls.ts'
import { testTools } from '../support/tools.ts'

export interface Job {
  readonly path: string
  readonly home: string
  readonly now: number
  readonly operation: string
  readonly input: object
  /** What a statement of this operation says. */
  readonly parsed: ParsedFile | null
  readonly killAt: number
}

const job = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Job
const place = { home: job.home, keychain: null }
const now = () => job.now
const company = openCompany({ path: job.path, place, now })
let calls = 0
watchCalls({
  before: () => {
    calls += 1
    if (calls === job.killAt) process.kill(process.pid, 'SIGKILL')
  },
})
const tools = testTools({ place, now }, async () => job.parsed!)
await performOn(company, operations[job.operation]!, job.input, tools)
company.close()
