/**
 * Closing balance: opening + rows = closing, else nothing is reconciled. Random months of lines and entries with every fate;
 * what a person would add up on paper says whether the program may call the account reconciled.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCents, parseCents } from '../../db/rules/money.ts'
import { importInto, type Movement } from '../support/bankBooks.ts'
import { Books } from '../support/books.ts'
import { tries } from '../support/properties.ts'

type Fate = 'matched' | 'coded' | 'ignored' | 'waiting' | 'ticked' | 'outstanding'

interface Move {
  readonly day: number
  readonly cents: number
  readonly fate: Fate
}

const move = fc.record<Move>({
  day: fc.integer({ min: 1, max: 31 }),
  cents: fc.integer({ min: -90_000, max: 90_000 }).filter((cents) => cents !== 0),
  fate: fc.constantFrom('matched', 'matched', 'coded', 'ignored', 'ticked', 'outstanding', 'waiting'),
})

/** A month; what is left to do, ticked or wrong is rare, so that many months are right. */
const month = fc
  .record({
    moves: fc.array(move, { maxLength: 8 }),
    /** No line waits. */
    done: fc.constantFrom(true, true, true, false),
    kind: fc.constantFrom('file', 'paper'),
    /** What the statement says too much. */
    wrong: fc.constantFrom(0, 0, 0, 1, -100),
  })
  .map(({ moves, done, kind, wrong }) => ({
    wrong,
    moves: moves
      .filter(({ fate }) => !(done && fate === 'waiting'))
      .filter(({ fate }) =>
        kind === 'file' ? fate !== 'ticked' : fate === 'ticked' || fate === 'outstanding',
      ),
  }))

const show = (cents: number) => formatCents(cents, 2)
const dayOf = ({ day }: Move) => `2026-03-${String(day).padStart(2, '0')}`
const isLine = ({ fate }: Move) => fate !== 'ticked' && fate !== 'outstanding'
const sumOf = (moves: readonly Move[]) => moves.reduce((sum, { cents }) => sum + cents, 0)

async function post(books: Books, own: Move): Promise<string> {
  const { cents } = own
  const [debit, credit] = cents > 0 ? ['1010', '4000'] : ['6200', '1010']
  const amount = show(Math.abs(cents))
  const lines = [
    { account: debit!, debit: amount },
    { account: credit!, credit: amount },
  ]
  return (await books.call('ledger.post', { date: dayOf(own), lines })).id
}

/** Gives each line of the statement its fate. */
async function settle(books: Books, lines: readonly Move[], ids: ReadonlyMap<string, string>): Promise<void> {
  for (const [index, own] of lines.entries()) {
    const lineId = ids.get(`LIGNE ${index}`)!
    if (own.fate === 'coded') await books.call('bank.code', { lineId, allocations: [{ account: '6300' }] })
    else if (own.fate === 'ignored')
      await books.call('bank.ignore', { lineId, reason: 'Erreur de la banque' })
    else if (own.fate === 'matched') {
      const documentId = `entry:${await post(books, own)}`
      await books.call('bank.match', {
        lineId,
        allocations: [{ documentId, amount: show(Math.abs(own.cents)) }],
      })
    }
  }
}

test('an account is reconciled exactly when opening + rows make the closing balance and nothing waits', async () => {
  let reconciled = 0
  await fc.assert(
    fc.asyncProperty(month, async ({ moves, wrong }) => {
      const books = new Books()
      const lines = moves.filter(isLine)
      const said = sumOf(moves.filter(({ fate }) => fate !== 'outstanding')) + wrong
      if (lines.length > 0) {
        const rows = lines.map((own, index): Movement => [dayOf(own), show(own.cents), `LIGNE ${index}`])
        await importInto(books, '1010', '0.00', show(said), rows)
        const { items } = await books.call('bank.lines', { account: '1010' })
        await settle(books, lines, new Map(items.map(({ id, description }) => [description, id])))
      }
      const cleared: string[] = []
      for (const own of moves.filter((one) => !isLine(one))) {
        const id = await post(books, own)
        if (own.fate === 'ticked') cleared.push(id)
      }
      const asked = { account: '1010', through: '2026-03-31', balance: show(said), cleared }
      const isRight = wrong === 0 && lines.every(({ fate }) => fate !== 'waiting')
      const { problems } = await books.call('reconciliation.preview', asked)
      expect(problems.length === 0).toBe(isRight)
      if (!isRight) {
        await books.refused('reconciliation.create', asked)
        expect((await books.call('reconciliation.list', { account: '1010' })).items).toEqual([])
        return
      }
      const made = await books.call('reconciliation.create', asked)
      const cents = (text: string) => parseCents(text, 2)
      expect(cents(made.opening) + cents(made.in.sum) + cents(made.out.sum)).toBe(said)
      const { ignoredItems } = await books.call('reconciliation.get', { id: made.id })
      const ignored = ignoredItems.reduce((sum, { amount }) => sum + cents(amount), 0)
      expect(cents(made.books) - cents(made.outstanding.sum) + ignored).toBe(said)
      expect(made.holds).toBe(true)
      reconciled += 1
    }),
    tries(30),
  )
  expect(reconciled).toBeGreaterThan(0)
})
