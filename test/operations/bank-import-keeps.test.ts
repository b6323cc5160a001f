/** Whatever is imported, nothing posted, matched, coded, ignored or locked moves: every table but those of statements is as it was. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { STATE_TABLES } from '../../db/tables.ts'
import {
  bill,
  client,
  importInto,
  invoice,
  type Movement,
  parsedStatement,
  supplier,
} from '../support/bankBooks.ts'
import { Books } from '../support/books.ts'
import { tries } from '../support/properties.ts'

/** What an import adds to; of bank lines only those that were there are compared. */
const OF_STATEMENTS = new Set(['statement', 'statement_line', 'bank_line'])

/** The content of every table that an import may not touch, and of the lines that were there. */
function untouchable(books: Books, lines: readonly string[]): string {
  const tables = STATE_TABLES.filter(({ name, content }) => content !== null && !OF_STATEMENTS.has(name))
  return JSON.stringify([
    ...tables.map(({ name, content }) => [name, books.sql.all(content!)]),
    books.sql.all(
      `SELECT * FROM bank_line WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
      JSON.stringify(lines),
    ),
  ])
}

/** Books with a line of every fate: matched with an invoice and with a bill, coded, ignored, a transfer, waiting; and a lock. */
async function settled(): Promise<{ books: Books; lines: string[]; first: Movement[] }> {
  const books = new Books()
  const party = await client(books, 'Toitures Lévis inc.')
  const { number } = await invoice(books, party.id, '140.00')
  await bill(books, (await supplier(books, 'Rona inc.')).id, '80.00')
  const first: Movement[] = [
    ['2026-03-18', '160.97', `VIR TOITURES LEVIS ${number}`],
    ['2026-03-19', '-91.98', 'PAIEMENT RONA INC'],
    ['2026-03-20', '-12.50', 'FRAIS'],
    ['2026-03-21', '-1.00', 'CORRECTION'],
    ['2026-03-22', '-500.00', 'TRANSFERT'],
    ['2026-03-23', '40.00', 'DEPOT'],
    ['2026-03-23', '40.00', 'DEPOT'],
  ]
  const lines = await importInto(books, '1010', '0.00', '-364.51', first)
  await books.call('bank.reconcile', { account: '1010' })
  const waiting = (await books.call('bank.lines', { account: '1010', status: 'new' })).items
  const idOf = (text: string) => waiting.find(({ description }) => description === text)!.id
  await books.call('bank.code', { lineId: idOf('FRAIS'), allocations: [{ account: '6150' }] })
  await books.call('bank.ignore', { lineId: idOf('CORRECTION'), reason: 'erreur de la caisse' })
  await books.call('bank.transfer', { lineId: idOf('TRANSFERT'), account: '1015' })
  await books.call('period.lock', { through: '2026-03-20' })
  return { books, lines, first }
}

const movements = (first: readonly Movement[]) =>
  fc.array(
    fc.oneof(
      fc.constantFrom(...first),
      fc.tuple(
        fc.integer({ min: 10, max: 28 }).map((day) => `2026-03-${day}`),
        fc.constantFrom('160.97', '-91.98', '-12.50', '-1.00', '40.00', '7.77'),
        fc.constantFrom('VIR TOITURES LEVIS', 'FRAIS', 'DEPOT', 'AUTRE'),
      ),
    ),
    { maxLength: 15 },
  )

test('an import leaves all that was posted or settled as it was', async () => {
  const { books, lines, first } = await settled()
  const before = untouchable(books, lines)
  const fates = books.sql.all<{ status: string }>('SELECT DISTINCT status FROM bank_line ORDER BY status')
  expect(fates.map(({ status }) => status)).toEqual(['coded', 'ignored', 'matched', 'new'])
  await fc.assert(
    fc.asyncProperty(movements(first), fc.boolean(), async (rows, skipProbable) => {
      const path = books.statement(parsedStatement(null, null, rows))
      await books.call('bank.import', { path, account: '1010', skipProbable })
      expect(untouchable(books, lines)).toBe(before)
    }),
    { ...tries(25), endOnFailure: true },
  )
  expect(books.verify().ok).toBe(true)
}, 120_000)
