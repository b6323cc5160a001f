/** Statements for the tests of bank lines: movements as a parser gives them, and what the books show of them. */
import fc from 'fast-check'
import { type Imported, importStatement } from '../../../db/records/bank.ts'
import type { Movement } from '../../../db/records/bank-import.ts'
import type { Cents } from '../../../db/rules/money.ts'
import { bareStatement } from '../../support/bareStatement.ts'
import type { Books } from '../../support/books.ts'

export const BANK = '1010'

/** `move('03-02', -1250, 'CAFÉ', 'F1')` */
export function move(monthDay: string, cents: Cents, description: string, bankId = ''): Movement {
  return { date: `2026-${monthDay}`, cents, description, reference: '', valueDate: '', bankId }
}

interface ImportOptions {
  readonly account?: string
  readonly currency?: string | null
  readonly opening?: Cents | null
  readonly closing?: Cents | null
  readonly partial?: boolean
  readonly skipProbable?: boolean
}

export function take(books: Books, movements: readonly Movement[], options: ImportOptions = {}): Imported {
  const statement = { ...bareStatement(BANK, movements), ...options }
  return books.write((company) => importStatement(company, statement))
}

/** Every bank line, in an order of its own content: what must not depend on how the files came. */
export function linesOf(books: Books): unknown[] {
  return books.sql.all(
    'SELECT id, account, date, cents, description, content, occurrence, status FROM bank_line ORDER BY id',
  )
}

/** A month of movements, with twins, as a bank tells them: numbered or not. */
export const months: fc.Arbitrary<Movement[]> = fc
  .record({
    numbered: fc.boolean(),
    rows: fc.array(
      fc.record({
        day: fc.integer({ min: 1, max: 12 }),
        cents: fc.constantFrom(-500, -500, -1_250, 1_250, 40_000),
        label: fc.constantFrom('CAFÉ DU COIN', 'VIREMENT', 'Frais d’utilisation'),
      }),
      { minLength: 1, maxLength: 25 },
    ),
  })
  .map(({ numbered, rows }) =>
    rows
      .sort((a, b) => a.day - b.day)
      .map(({ day, cents, label }, index) =>
        move(`03-${String(day).padStart(2, '0')}`, cents, label, numbered ? `F${index}` : ''),
      ),
  )
