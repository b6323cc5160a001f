/**
 * CAMT of all versions: files whose content is known because it was made, in every form of writing, are read as they are meant;
 * and single rules, by example.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sameAmount } from '../../electron/bank/formats/decimal.ts'
import { parseBytes } from '../../electron/bank/formats/index.ts'
import { tidyText } from '../../electron/bank/formats/text.ts'
import type { ParsedAccount, ParsedLine } from '../../electron/bank/parsed.ts'
import { tries } from '../support/properties.ts'
import { randomFrom } from '../support/random.ts'
import { CAMT_VERSIONS, camtFile, type TrueLine, type TrueStatement } from './camt-files.ts'

const decimal = (cents: number) =>
  `${cents < 0 ? '-' : ''}${Math.trunc(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`

function checkLine(line: ParsedLine, truth: TrueLine): void {
  expect(line.date).toBe(truth.date)
  expect(sameAmount(line.amount, decimal(truth.cents)), `${line.amount} for ${truth.cents}`).toBe(true)
  expect(line.bankId ?? null).toBe(truth.id)
  expect(line.valueDate ?? null).toBe(truth.valueDate)
  for (const text of truth.texts) expect(line.description).toContain(tidyText(text))
  expect(line.description).not.toBe('')
  if (truth.payments === 1) expect(line.counterparty ?? null).toBe(truth.counterparty)
  expect(line.reference ?? null).toBe(truth.reference)
  expect(line.pending ?? false).toBe(truth.pending)
  expect(line.payments ?? 1).toBe(truth.payments)
  expect(line.dateAssumed).toBeUndefined()
}

function checkStatement(account: ParsedAccount, truth: TrueStatement): void {
  expect(account.accountId).toBe(truth.account)
  if (truth.lines.length > 0 || truth.closingCents !== null) expect(account.currency).toBe(truth.currency)
  for (const [given, cents] of [
    [account.openingBalance, truth.openingCents],
    [account.closingBalance, truth.closingCents],
  ] as const) {
    if (cents === null) expect(given).toBeNull()
    else expect(sameAmount(given ?? 'none', decimal(cents)), `${given} for ${cents}`).toBe(true)
  }
  expect(account.lines).toHaveLength(truth.lines.length)
  for (const [i, line] of account.lines.entries()) checkLine(line, truth.lines[i]!)
}

describe('files of every form of writing are read as they are meant', () => {
  test.each(CAMT_VERSIONS)('$kind version $version', async ({ kind, version }) => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const truth = camtFile(randomFrom(seed), kind, version)
        const parsed = await parseBytes({ bytes: truth.bytes, extension: 'xml' })
        expect(parsed.format).toBe(kind)
        expect(parsed.outcome).toBe('parse')
        expect(parsed.problems.map(({ code }) => code)).not.toContain('bank.file.balanceMismatch')
        expect(parsed.accounts).toHaveLength(truth.statements.length)
        for (const [i, account] of parsed.accounts.entries()) checkStatement(account, truth.statements[i]!)
      }),
      tries(15),
    )
  })
})
