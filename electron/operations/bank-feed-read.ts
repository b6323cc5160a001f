/** Reading the accounts of a bank connection, and importing what is new. What one account refuses does not stop the others. */
import type { Company } from '../../db/company/company.ts'
import { importStatement } from '../../db/records/bank.ts'
import {
  type FeedRow,
  getConnection,
  noteEnded,
  noteLimited,
  noteRead,
  readFrom,
} from '../../db/records/bank-feeds.ts'
import { type Day, type InstantMs, localDay } from '../../db/rules/dates.ts'
import { Failure, Refusal, type Text } from '../../db/rules/errors.ts'
import { parseCents } from '../../db/rules/money.ts'
import type { BankFeed, FeedBalance, FeedMovements } from '../bank/feeds/feed.ts'
import { RateLimited } from '../bank/feeds/gocardless.ts'
import { refuse } from '../bank/feeds/texts.ts'
import { feedTool } from './bank-feed-keys.ts'
import { decimalsIn } from './bank-shapes.ts'
import type { Tools } from './tools.ts'

interface Problem {
  readonly code: string
  readonly message: Text
}

/** What came of asking for one account. */
type Read =
  | { readonly kind: 'read'; readonly movements: FeedMovements; readonly balance: FeedBalance | null }
  | { readonly kind: 'limited'; readonly until: InstantMs }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly ended: boolean }

export interface ReadFeeds {
  readonly connection: string
  readonly at: InstantMs
  readonly feeds: readonly { readonly feed: FeedRow; readonly read: Read }[]
}

async function readOne(feed: BankFeed, row: FeedRow, from: Day, now: InstantMs): Promise<Read> {
  if (row.retry_at !== null && row.retry_at > now) return { kind: 'limited', until: row.retry_at }
  try {
    const movements = await feed.movements(row.feed!, from)
    const balance = await feed.balance(row.feed!).catch((error: unknown) => {
      if (error instanceof RateLimited) return null
      throw error
    })
    return { kind: 'read', movements, balance }
  } catch (error) {
    if (error instanceof RateLimited) return { kind: 'limited', until: error.until }
    if (error instanceof Refusal || error instanceof Failure)
      return {
        kind: 'failed',
        problem: { code: error.code, message: error.text },
        ended: error.code === 'feed.consentEnded',
      }
    throw error
  }
}

/** Asks for every account of a connection that goes to an account of the books. */
export async function readFeeds(tools: Tools, company: Company, id: string): Promise<ReadFeeds> {
  const connection = company.read(() => getConnection(company, id))
  const feed = feedTool(tools, company, connection.provider)
  const now = tools.now()
  const rows = connection.feeds.filter(({ account, feed: known }) => account !== null && known !== null)
  const feeds: { feed: FeedRow; read: Read }[] = []
  for (const [index, row] of rows.entries()) {
    tools.progress(index, rows.length, { fr: 'Lecture de la banque', en: 'Reading the bank' })
    const from = readFrom(row.last_day as Day | null, connection.historyDays, localDay(now))
    feeds.push({ feed: row, read: await readOne(feed, row, from, now) })
  }
  return { connection: id, at: now, feeds }
}

interface ImportedFeed {
  readonly feed: string
  readonly read: number
  readonly added: number
  readonly duplicates: number
  readonly pending: number
  readonly problem: { readonly code: string; readonly message: Text } | null
}

const nothing = (feed: string, problem: Problem): ImportedFeed => ({
  ...{ feed, read: 0, added: 0, duplicates: 0, pending: 0 },
  problem,
})

function limitedProblem(until: InstantMs): Problem {
  const [fr, en] = (['fr-CA', 'en-CA'] as const).map((locale) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(until),
  )
  const text = refuse('feed.rateLimited', { when: '{when}' }).text
  return {
    code: 'feed.rateLimited',
    message: { fr: text.fr.replace('{when}', fr!), en: text.en.replace('{when}', en!) },
  }
}

/** The movements of one account, through the import of statements: what is known already is not taken again. */
function importOne(company: Company, row: FeedRow, movements: FeedMovements): Omit<ImportedFeed, 'problem'> {
  const account = row.account!
  const decimals = decimalsIn(company, account)
  const other = movements.booked.find(({ currency }) => row.currency !== null && currency !== row.currency)
  const { plan } = importStatement(company, {
    account,
    format: 'gocardless',
    fileName: row.name ?? row.iban ?? row.id,
    fileAccount: row.iban,
    currency: other?.currency ?? row.currency,
    opening: null,
    closing: null,
    partial: movements.unreadable > 0,
    movements: movements.booked.toReversed().map((movement) => ({
      date: movement.date,
      cents: parseCents(movement.amount, decimals),
      description: movement.description,
      reference: '',
      valueDate: movement.valueDate ?? '',
      bankId: movement.id,
    })),
  })
  const { lines, added, duplicates } = plan
  return { feed: row.id, read: lines.length, added, duplicates, pending: movements.pending }
}

function importRead(
  company: Company,
  row: FeedRow,
  read: Extract<Read, { kind: 'read' }>,
  at: InstantMs,
): ImportedFeed {
  try {
    const imported = company.sql.write(() =>
      read.movements.booked.length === 0
        ? { feed: row.id, read: 0, added: 0, duplicates: 0, pending: read.movements.pending }
        : importOne(company, row, read.movements),
    )
    const days = read.movements.booked.map(({ date }) => date).sort()
    noteRead(company, row.id, { balance: read.balance, lastDay: days.at(-1) ?? null, readAt: at })
    return { ...imported, problem: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return nothing(row.id, { code: error.code, message: error.text })
  }
}

/** Imports what was read, inside `company.write`, and notes how far each account is. */
export function importFeeds(company: Company, { connection, at, feeds }: ReadFeeds): ImportedFeed[] {
  return feeds.map(({ feed: row, read }) => {
    if (read.kind === 'read') return importRead(company, row, read, at)
    if (read.kind === 'limited') {
      noteLimited(company, row.id, read.until)
      return nothing(row.id, limitedProblem(read.until))
    }
    if (read.ended) noteEnded(company, connection, 'expired')
    return nothing(row.id, read.problem)
  })
}
