/**
 * A program that sends invoices until it is killed, as one of several on the same company. Run by the test of numbers
 * with a folder and a seed; writes the number of each invoice after it was sent.
 */
import { writeSync } from 'node:fs'
import { Refusal } from '../../../../db/rules/errors.ts'
import { type Operations, operations } from '../../../../electron/operations/index.ts'
import { performOn } from '../../../../electron/operations/perform.ts'
import { Desk } from '../../../support/companyFile.ts'
import { randomFrom } from '../../../support/random.ts'
import { testTools } from '../../../support/tools.ts'

const desk = new Desk(process.argv[2]!)
const random = randomFrom(Number(process.argv[3]))
// seven others write: on a machine that does other work besides, one may wait longer than a person would
const company = desk.open({ now: Date.now, busyMs: 300_000 })
const tools = testTools({ place: desk.place, now: Date.now })

async function perform<N extends keyof Operations>(
  name: N,
  input: Operations[N]['input'],
): Promise<Operations[N]['output']> {
  return (await performOn(company, operations[name]!, input, tools)) as Operations[N]['output']
}

const { id: partyId } = company.sql.get<{ id: string }>('SELECT id FROM party')!
writeSync(1, '\n')
for (;;) {
  // one in four is refused when it is sent: it must leave no hole
  const account = random(4) === 0 ? { account: '9998' } : {}
  const draft = await perform('invoice.create', {
    partyId,
    date: '2026-03-10',
    lines: [{ unitPrice: `${1 + random(900)}.00`, ...account }],
  })
  try {
    const { number } = await perform('invoice.send', { id: draft.id })
    writeSync(1, `${number}\n`)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}
