/**
 * A program that works on a company until it is killed. Run by the tests of this folder with a folder and a seed: performs
 * operations through the registry, and writes one line of JSON for each after it has returned.
 */
import { writeSync } from 'node:fs'
import { operations } from '../../electron/operations/index.ts'
import { performOn } from '../../electron/operations/perform.ts'
import type { Tools } from '../../electron/operations/tools.ts'
import { Desk } from '../support/companyFile.ts'
import { randomFrom } from '../support/random.ts'

/** What was answered; `hash` is that of the change that holds an entry. */
export interface Acknowledged {
  readonly operation: string
  readonly answer: { readonly id?: string; readonly hash?: string; readonly code?: string }
}

const desk = new Desk(process.argv[2]!)
const random = randomFrom(Number(process.argv[3]))
const company = desk.open()
const tools: Tools = {
  door: 'test',
  now: Date.now,
  place: desk.place,
  progress: () => {},
  signal: new AbortController().signal,
  parseStatement: async () => {
    throw new Error('no statement here')
  },
}

async function perform(operation: string, input: object): Promise<Acknowledged['answer']> {
  const answer = (await performOn(company, operations[operation]!, input, tools)) as Acknowledged['answer']
  writeSync(1, `${JSON.stringify({ operation, answer } satisfies Acknowledged)}\n`)
  return answer
}

const lines = (amount: string) => [
  { account: '1010', debit: amount },
  { account: '4000', credit: amount },
]
const entry = () => ({
  date: '2026-03-31',
  memo: 'x'.repeat(random(400)),
  lines: lines(`${1 + random(9999)}.${10 + random(90)}`),
})

writeSync(1, '\n')
for (let number = 0; ; number += 1) {
  const posted = await perform('ledger.post', entry())
  const what = random(5)
  if (what === 0) await perform('ledger.reverse', { entryId: posted.id, date: '2026-03-31' })
  if (what === 1) await perform('ledger.correct', { entryId: posted.id, ...entry() })
  if (what === 2) await perform('party.create', { name: `Client ${number}`, roles: ['client'] })
  if (what === 3)
    await perform('account.create', { code: `5${process.pid}${number}`, name: 'Frais', type: 'expense' })
}
