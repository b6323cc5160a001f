/** Pages of a statement, which stand in one message or in several, put together. */
import type { CamtStatement } from './statement.ts'

/** What pages of one statement have alike: their number, account and currency. */
function keyOf({ record: { fields } }: CamtStatement): string {
  const number = fields.get('number')
  const own = number === undefined ? ['id', fields.get('id')] : ['number', number]
  return JSON.stringify([...own, fields.get('account'), fields.get('currency')])
}

const isNext = (one: CamtStatement, next: CamtStatement) =>
  one.page !== '' && Number(next.page) === Number(one.page) + 1

function joined(one: CamtStatement, next: CamtStatement): CamtStatement {
  return {
    ...one,
    page: next.page,
    isLastPage: next.isLastPage,
    balances: [...one.balances, ...next.balances],
    drafts: [...one.drafts, ...next.drafts],
    entries: one.entries + next.entries,
    announced: [...one.announced, ...next.announced],
  }
}

/** Puts the pages of each statement together; those of another may stand between them. */
export function joinPages(statements: readonly CamtStatement[]): CamtStatement[] {
  const all: CamtStatement[] = []
  const latest = new Map<string, number>()
  for (const next of statements) {
    const key = keyOf(next)
    const at = latest.get(key)
    const one = at === undefined ? undefined : all[at]
    if (at !== undefined && one && isNext(one, next)) all[at] = joined(one, next)
    else {
      latest.set(key, all.length)
      all.push(next)
    }
  }
  return all
}
