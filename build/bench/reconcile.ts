/** The matching measured on tables: lines of a bank account against open invoices. */
import path from 'node:path'
import {
  type DocumentToMatch,
  type LineToMatch,
  type Proposal,
  propose,
} from '../../db/rules/matching/propose.ts'
import { parseCents } from '../../db/rules/money.ts'
import { dayReader, rowsOf } from './csv.ts'

/** Lines of `id;date;label;amount`. */
export function linesOf(file: string): LineToMatch[] {
  const dayOf = dayReader()
  return rowsOf(file, ';', ['id', 'date', 'label', 'amount']).map(([id, date, label, amount]) => ({
    id: id!,
    date: dayOf(date!),
    description: label!,
    cents: parseCents(amount!),
  }))
}

/** Invoices of `id;number;client;date;due;open`. */
export function invoicesOf(file: string): DocumentToMatch[] {
  const columns = ['id', 'number', 'client', 'date', 'due', 'open']
  const dayOf = dayReader()
  return rowsOf(file, ';', columns).map(([id, number, client, date, due, open]) => ({
    id: id!,
    kind: 'invoice',
    direction: 1,
    number: number!,
    date: dayOf(date!),
    due: due ? dayOf(due) : null,
    open: parseCents(open!),
    party: null,
    partyName: client!,
  }))
}

/** First proposals as `line_id;invoice_id;cents;score;automatic`, one row an allocation. */
export function proposalRows(proposals: readonly Proposal[]): string[] {
  const rows = ['line_id;invoice_id;cents;score;automatic']
  for (const { lineId, rank, allocations, score, automatic } of proposals)
    if (rank === 1)
      for (const { documentId, cents } of allocations)
        rows.push(`${lineId};${documentId};${cents};${score};${automatic ? 1 : 0}`)
  return rows
}

/** Right and wrong allocations, and what part of the truth was found. */
export interface Score {
  readonly right: number
  readonly wrong: number
  readonly precision: number
  readonly recall: number
}

export interface MatchingScore {
  readonly milliseconds: number
  /** Rows of the truth; those that nobody can know are left out, as in the harness. */
  readonly allocations: number
  readonly automatic: Score
  readonly first: Score
  /** Part of the truth among the three proposals. */
  readonly topThree: number
}

interface Truth {
  readonly pairs: ReadonlySet<string>
  readonly ambiguous: ReadonlySet<string>
}

function truthOf(file: string): Truth {
  const rows = rowsOf(file, ';', ['line_id', 'invoice_id', 'cents', 'kind', 'ambiguous'])
  const ambiguous = new Set(rows.filter((row) => row[4] === '1').map(([line]) => line!))
  const known = rows.filter(([line]) => !ambiguous.has(line!))
  return { pairs: new Set(known.map(([line, invoice]) => `${line} ${invoice}`)), ambiguous }
}

const pairsOf = (proposals: readonly Proposal[]) =>
  new Set(
    proposals.flatMap(({ lineId, allocations }) =>
      allocations.map(({ documentId }) => `${lineId} ${documentId}`),
    ),
  )

const rounded = (part: number, whole: number) => (whole === 0 ? 1 : Math.round((part / whole) * 1e6) / 1e6)

function scoreAgainst(truth: Truth, proposals: readonly Proposal[]): Score {
  const found = pairsOf(proposals)
  const right = [...found].filter((pair) => truth.pairs.has(pair)).length
  const wrong = found.size - right
  return { right, wrong, precision: rounded(right, found.size), recall: rounded(right, truth.pairs.size) }
}

/** Matches the tables of a folder and compares with its `truth.csv`. */
export function scoreFolder(folder: string): MatchingScore {
  const lines = linesOf(path.join(folder, 'bank.csv'))
  const invoices = invoicesOf(path.join(folder, 'invoices.csv'))
  const truth = truthOf(path.join(folder, 'truth.csv'))
  const start = performance.now()
  const proposals = propose(lines, invoices)
  const milliseconds = Math.round(performance.now() - start)
  const known = proposals.filter((proposal) => !truth.ambiguous.has(proposal.lineId))
  return {
    milliseconds,
    allocations: truth.pairs.size,
    automatic: scoreAgainst(
      truth,
      known.filter((proposal) => proposal.automatic),
    ),
    first: scoreAgainst(
      truth,
      known.filter((proposal) => proposal.rank === 1),
    ),
    topThree: scoreAgainst(truth, known).recall,
  }
}
