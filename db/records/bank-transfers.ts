/** Transfers between own accounts that show on both their statements: found as pairs of lines, recorded and undone as one. */
import type { Why } from '../changes/bodies.ts'
import type { Company } from '../company/company.ts'
import type { Day } from '../rules/dates.ts'
import { catalogue } from '../rules/errors.ts'
import { type OwnLine, type Transfer, transfersOf } from '../rules/matching/transfers.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { getLine } from './bank.ts'
import { type Matched, matchLine, TOGETHER, transferLine } from './bank-match.ts'
import { ENTRY } from './bank-open.ts'
import { keptReason } from './bank-why.ts'

const { refuse, detail } = catalogue({
  'bank.notOneTransfer': {
    fr: 'Ces deux lignes ne montrent pas un même virement : il faut le même montant, de sens contraires, dans deux comptes.',
    en: 'These two lines do not show one transfer: it takes the same amount, in opposite directions, in two accounts.',
  },
})

interface LineRow {
  id: string
  account: string
  date: Day
  cents: Cents
  description: string | null
  reference: string | null
}

/** Lines that wait in the accounts of the company's own currency, and how labels may name these accounts. */
function waitingLines(company: Company): OwnLine[] {
  return company.sql
    .all<LineRow>(
      `SELECT l.id, l.account, l.date, l.cents, l.description, l.reference FROM bank_line l JOIN account a ON a.id = l.account
       WHERE l.status = 'new' AND coalesce(a.currency, ?) = ?`,
      company.facts().currency,
      company.facts().currency,
    )
    .map((row) => ({ ...row, description: row.description ?? '' }))
}

function namesOf(sql: Sql) {
  const rows = sql.all<{ id: string; name: string | null; nameEn: string | null; number: string | null }>(
    `SELECT a.id, a.name, a.name_en AS nameEn, (SELECT max(s.file_account) FROM statement s WHERE s.account = a.id) AS number
     FROM account a WHERE a.id IN (SELECT DISTINCT account FROM bank_line)`,
  )
  return rows.map(({ id, name, nameEn, number }) => ({
    account: id,
    names: [name, nameEn, number].filter((one) => one !== null),
  }))
}

/** Every pair of waiting lines that may be one transfer. */
const transfers = (company: Company): Transfer[] => transfersOf(waitingLines(company), namesOf(company.sql))

/** The pairs that have a line in an account. */
export const transfersIn = (company: Company, account: string): Transfer[] =>
  transfers(company).filter(({ from, to }) => from.account === account || to.account === account)

/**
 * Records the transfer that two lines show, inside `company.write`: dated as the line that pays, and shown by both. Refuses
 * lines that are settled, of one account, of other amounts or of one direction, a locked day.
 */
export function transferPair(company: Company, id: string, otherId: string): Matched {
  const [line, other] = [getLine(company.sql, id), getLine(company.sql, otherId)]
  if (line.cents !== -other.cents || line.account === other.account)
    throw refuse('bank.notOneTransfer', {}, [detail('otherLineId', 'bank.notOneTransfer')])
  const [from, to] = line.cents < 0 ? [line, other] : [other, line]
  const found = transfers(company).find((one) => one.from.id === from.id && one.to.id === to.id)
  const why: Why = {
    by: 'person',
    ...(found ? { score: found.score } : {}),
    reasons: [...(found?.reasons.map(keptReason) ?? []), { code: TOGETHER, points: 0 }],
  }
  const made = transferLine(company, from.id, to.account, why)
  const { settledBy } = getLine(company.sql, from.id)
  matchLine(
    company,
    to.id,
    { allocations: [{ document: `${ENTRY}${settledBy}`, cents: Math.abs(to.cents) }] },
    why,
  )
  return made
}
