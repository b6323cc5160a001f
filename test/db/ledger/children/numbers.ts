/**
 * A program that takes numbers until it is killed: entries one by one and many at once, invoices, quotes, and acts that
 * are given up after their numbers were read. Run with a folder and a seed; writes a line of JSON for each act that returned.
 */
import { writeSync } from 'node:fs'
import { post } from '../../../../db/ledger/post.ts'
import { saveDraft } from '../../../../db/records/documents/drafts.ts'
import { issueDraft } from '../../../../db/records/documents/issue.ts'
import { addDays, toDay } from '../../../../db/rules/dates.ts'
import { Desk } from '../../../support/companyFile.ts'
import { randomFrom } from '../../../support/random.ts'

const MANY = 30

const desk = new Desk(process.argv[2]!)
const random = randomFrom(Number(process.argv[3]))
const company = desk.open({ busyMs: 300_000 })
const author = { door: 'test', operation: 'test' }

const someDay = () => addDays(toDay('2025-01-01'), random(700))
const entry = () => {
  const cents = 1 + random(99_999)
  return {
    date: someDay(),
    lines: [
      { account: '1010', cents },
      { account: '4000', cents: -cents },
    ],
  }
}
const entries = () =>
  post(company, Array.from({ length: 1 + random(MANY) }, entry)).map(({ number }) => number)

function document(kind: 'invoice' | 'quote'): string {
  const line = { description: 'Travaux', quantity: '1', unitPrice: `${1 + random(999)}.50` }
  const fields = { party: 'client', date: someDay() }
  return issueDraft(company, saveDraft(company, kind, null, fields, [line])).number
}

/** Thrown to undo what was done: a refusal after the numbers were read. */
class GivenUp extends Error {}

function act(): { entries: string[]; invoices: string[]; quotes: string[] } {
  const what = random(10)
  const done = { entries: [] as string[], invoices: [] as string[], quotes: [] as string[] }
  if (what < 6) done.entries = entries()
  else if (what < 8) done.invoices = [document('invoice')]
  else if (what < 9) done.quotes = [document('quote')]
  else {
    entries()
    document('invoice')
    throw new GivenUp()
  }
  return done
}

writeSync(1, '\n')
for (;;) {
  try {
    const done = company.write(author, act)
    writeSync(1, `${JSON.stringify(done)}\n`)
  } catch (error) {
    if (!(error instanceof GivenUp)) throw error
  }
}
