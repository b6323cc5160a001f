/** Faults that change nothing anyone could see, with the reason: found by reading, one at a time. */
import { ofMatching } from './explained-matching.ts'
import type { Mutant } from './rewrite.ts'

export interface Explained {
  readonly file: string
  /** A part of the line as it is written. */
  readonly line: string
  /** A part of what the fault is told as; without it, every fault of the line. */
  readonly told?: string
  readonly why: string
}

export const explained: readonly Explained[] = [
  ...ofMatching,
  {
    file: 'db/rules/money.ts',
    line: 'const SAFE_DIGITS = 14',
    why: 'only spares a slower comparison: amounts of 15 digits are within the greatest one too',
  },
  {
    file: 'db/rules/money.ts',
    line: 'if (digits.length > SAFE_DIGITS && BigInt(digits)',
    told: '> → >=',
    why: 'the same, or an amount that is compared with the greatest one without need',
  },
  {
    file: 'db/rules/money.ts',
    line: 'const negative = numerator < 0n',
    why: 'zero is its own opposite',
  },
  {
    file: 'db/rules/slips.ts',
    line: 'const short = a.length <= b.length',
    told: '<= → <',
    why: 'of two words of one length either may be called the short one',
  },
  {
    file: 'db/rules/slips.ts',
    line: 'while (start < short.length',
    told: '< → <=',
    why: 'beyond the end of the short word there is no letter, which equals none',
  },
  {
    file: 'db/rules/csv-safety.ts',
    line: "`, 'u')",
    why: 'every sign named is one unit of text',
  },
  {
    file: 'db/ledger/sums.ts',
    line: 'const isLate = da',
    why: 'which part of the month is read changes nothing of what it adds up to',
  },
  {
    file: 'db/ledger/sums.ts',
    line: 'else if (day < last)',
    told: '< → <=',
    why: 'from the day after the last one to the last one there is nothing to take out',
  },
  {
    file: 'db/ledger/sums.ts',
    line: 'FILTER (WHERE p.cents',
    told: '= ',
    why: 'a line of nothing adds nothing, and is refused',
  },
  {
    file: 'db/ledger/counts.ts',
    line: 'round += 1',
    told: '1 → ',
    why: 'counts rounds only to stop what never ends',
  },
  {
    file: 'db/ledger/post.ts',
    line: 'this.#accounts.set(id, state)',
    told: 'without',
    why: 'spares a question that was asked before',
  },
  {
    file: 'db/ledger/post.ts',
    line: 'const MEMBER_BYTES = 45',
    why: 'an estimate, with a third of the limit to spare',
  },
  {
    file: 'db/ledger/post.ts',
    line: 'if (cents > 0) debit += cents',
    told: '> → >=',
    why: 'a line of nothing adds nothing',
  },
  {
    file: 'db/ledger/documents.ts',
    line: 'if (known !== undefined) return known',
    told: 'without',
    why: 'spares a question that was asked before',
  },
  {
    file: 'db/ledger/facts.ts',
    line: 'VALUES (?,?,?,?,?,?,0,NULL)',
    told: '0 → 7',
    why: 'is written again when the mark is settled, in the same act',
  },
  {
    file: 'db/ledger/facts.ts',
    line: 'SELECT e.id FROM change c',
    told: 'SQL > → >=',
    why: 'settling a fact once more changes nothing',
  },
  {
    file: 'db/ledger/tax-figures.ts',
    line: 'rate.since) ?? [])',
    told: 'no ??',
    why: 'what is undefined lies in no span',
  },
  {
    file: 'db/ledger/apply.ts',
    line: 'own?.lines ? 1 : 0,',
    told: '0 → 0',
    why: 'only spares looking for memos of lines where there is none',
  },
  {
    file: 'db/ledger/register.ts',
    line: '(isBeyond && ',
    told: 'no && !(isBeyond',
    why: 'the wider limit says nothing more: without it SQLite only seeks by the right one',
  },
  {
    file: 'db/ledger/balance-sheet.ts',
    line: 'sign * net(sums.get(account)) || 0',
    told: 'no ||',
    why: 'minus nothing is written as nothing',
  },
  {
    file: 'db/ledger/documents.ts',
    line: 'if (ids.size === 0) return',
    why: 'only spares what then has nothing to do',
  },
  {
    file: 'db/ledger/post.ts',
    line: 'if (chunk.entries.length > 0 && isFull)',
    told: '> → >=',
    why: 'one entry alone is never too much for a change',
  },
  {
    file: 'db/ledger/post.ts',
    line: 'last: 0,',
    why: 'is written with the first entry',
  },
  {
    file: 'db/ledger/tax-figures.ts',
    line: "match ? [match[1]!, Number(match[2]), Number(match[3])] : ['', 0, 0]",
    told: '0 → 0',
    why: 'before every day, the rest of a place says nothing',
  },
  {
    file: 'db/ledger/tax-figures.ts',
    line: 'isCredit: (isDebit === sign > 0) === isUndone',
    told: '0 → 0 - 1',
    why: 'a sign is 1 or -1',
  },
  {
    file: 'db/ledger/documents.ts',
    line: 'const NO_PURSE: Purse',
    told: '0 → 0 - 1',
    why: 'less than nothing left is nothing left',
  },
  {
    file: 'db/ledger/documents.ts',
    line: 'answersTo(sql, document)[0]?.kind ?? null',
    told: 'no ??',
    why: 'the driver keeps undefined as NULL',
  },
  {
    file: 'db/ledger/balances.ts',
    line: 'if (cents > 0) sum.debit += cents',
    told: '0 → 0 - 1',
    why: 'a line of nothing adds nothing, and is refused',
  },
  {
    file: 'db/ledger/cash-flow.ts',
    line: 'start > first ? start : first',
    told: '> → >=',
    why: 'of two equal months either is the later one',
  },
  {
    file: 'db/ledger/trial-balance.ts',
    line: "? 'all' : 'open'",
    told: "'all' emptied",
    why: 'what is not open is all',
  },
  {
    file: 'db/ledger/documents.ts',
    line: '?.counts ?? 0',
    told: '0 → 0',
    why: 'what issued a document is an entry or a mark, which is there',
  },
  {
    file: 'db/ledger/documents.ts',
    line: 'if (a.device !== b.device) return a.device < b.device',
    told: '< → <=',
    why: 'the devices are not the same',
  },
  {
    file: 'db/ledger/facts.ts',
    line: 'const from = seen?.device_seq ?? 0',
    told: '0 → 0 + 1',
    why: 'the first change of a device makes it known, and is no fact',
  },
  {
    file: 'db/ledger/register.ts',
    line: 'const isBeyond = after !== null',
    told: '!isAscending',
    why: 'a place that we gave lies within both ends of its page',
  },
  {
    file: 'db/ledger/post.ts',
    line: 'chunk.bytes + bytes > CHUNK_BYTES',
    told: '> → >=',
    why: 'the limit is no whole number of bytes',
  },
  {
    file: 'db/rules/documents/apportion.ts',
    line: 'exact.find((part) => part !== 0n) ?? 0n',
    told: '0n → 0n',
    why: 'where every part is zero the sign says nothing',
  },
  {
    file: 'db/rules/documents/totals.ts',
    line: 'const shares = amounts.map(() => 0)',
    told: '0 → 0',
    why: 'every line is of a group, and is written over',
  },
  {
    file: 'db/rules/dates.ts',
    line: 'Number(month.slice(5, 7))]',
    told: '7 → 7 + 1',
    why: 'a month has seven signs',
  },
  {
    file: 'db/rules/spans.ts',
    line: "padStart(4, '0')}",
    told: '4 → 4 - 1',
    why: 'years have four digits',
  },
  {
    file: 'db/ledger/register.ts',
    line: "const way = isAscending ? 'ASC'",
    told: "'ASC' emptied",
    why: 'so does SQLite when it is not told',
  },
  {
    file: 'db/ledger/reversals.ts',
    line: 'export const UNDONE = ',
    told: 'SQL 1 → 7 (( SELECT e.reverses, 1',
    why: 'seven turns are as odd as one',
  },
]

/** True where a reason is that of this fault. */
export const explains = (one: Explained, { file, written, told }: Mutant): boolean =>
  one.file === file && written.includes(one.line) && (one.told === undefined || told.includes(one.told))

/** True where this fault is one that cannot be seen. */
export const isExplained = (mutant: Mutant): boolean => explained.some((one) => explains(one, mutant))
