/** Compares what is read of a written file with what was written. */
import { expect } from 'vitest'
import { parseTextBytes } from '../../electron/bank/formats/index.ts'
import type { ParsedFile } from '../../electron/bank/parsed.ts'
import { closingOf, decimal, type WrittenStatement } from './written.ts'

/** Parses a text in the bytes of an encoding. */
export function parse(text: string, encoding: BufferEncoding = 'utf8'): ParsedFile {
  return parseTextBytes({ bytes: Buffer.from(text, encoding), extension: 'txt' })
}

export const codesOf = (file: ParsedFile) => file.problems.map(({ code }) => code.replace('bank.', ''))

/** Every movement, balance and account as written, and nothing to say about them. */
export function expectTruth(file: ParsedFile, all: readonly WrittenStatement[], balances = true): void {
  expect(file.outcome).toBe('parse')
  expect(codesOf(file).filter((code) => code !== 'file.noMovements' && code !== 'file.dayReport')).toEqual([])
  expect(file.accounts).toHaveLength(all.length)
  for (const [i, statement] of all.entries()) {
    const account = file.accounts[i]!
    expect(account.accountId).toContain(statement.account)
    expect(account.currency).toBe('EUR')
    const shown = ({ date, amount }: { date: string; amount: string }) =>
      `${date} ${Number(amount).toFixed(2)}`
    expect(account.lines.map(shown)).toEqual(
      statement.movements.map(({ day, cents }) => `${day} ${decimal(cents)}`),
    )
    for (const [n, { text, name }] of statement.movements.entries()) {
      expect(account.lines[n]!.counterparty).toBe(name)
      expect(account.lines[n]!.description.replaceAll(' ', '')).toContain(text.replaceAll(' ', ''))
    }
    if (!balances) continue
    expect(Number(account.openingBalance)).toBe(statement.opening / 100)
    expect(Number(account.closingBalance)).toBe(closingOf(statement) / 100)
  }
}
