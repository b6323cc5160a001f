/** An entry being typed says everything that is wrong with it, at its field, before and after the books are asked. */
import { expect, test } from 'vitest'
import {
  blankDraft,
  blankLine,
  type Draft,
  faultsFromDetails,
  faultsOf,
  missing,
  postInput,
  withLine,
} from '../../renderer/ledger/draft.ts'

function draft(...lines: readonly Partial<Draft['lines'][number]>[]): Draft {
  return {
    date: '2026-03-15',
    piece: '',
    memo: 'Bois',
    lines: lines.map((line) => ({ ...blankLine(), ...line })),
  }
}

test('a blank draft lacks its memo and its lines', () => {
  expect([...faultsOf(blankDraft('2026-03-15'), 'CAD')]).toEqual([
    ['memo', 'error.field.required'],
    ['balance', 'entry.twoLines'],
  ])
})

test('each line says what it lacks, and the entry that it does not balance', () => {
  const typed = draft(
    { account: '5000' },
    { debit: '10.00' },
    { account: '2100', credit: '4.00', debit: '1.00' },
  )
  const [first, second, third] = typed.lines.map(({ key }) => key)
  expect(Object.fromEntries(faultsOf(typed, 'CAD'))).toEqual({
    [`${first}.debit`]: 'error.amount.empty',
    [`${second}.account`]: 'error.account.unknown',
    [`${third}.credit`]: 'entry.bothSides',
    balance: 'entry.unbalanced',
  })
})

test('what is missing is offered on the side that lacks it', () => {
  expect(missing(draft({ account: '5000', debit: '10.00' }, {}), 'CAD')).toEqual({ credit: '10.00' })
  expect(missing(draft({ account: '2100', credit: '10.25' }, {}), 'CAD')).toEqual({ debit: '10.25' })
  expect(missing(draft({ debit: '0.30' }, { credit: '0.10' }, { credit: '0.20' }), 'CAD')).toBeNull()
})

test('blank lines are not sent, and a refusal about the second line sent finds its field', () => {
  const typed = draft({ account: '5000', debit: '10.00' }, {}, { account: '2100', credit: '10.00' }, {})
  expect(postInput(typed)).toEqual({
    date: '2026-03-15',
    memo: 'Bois',
    lines: [
      { account: '5000', debit: '10.00' },
      { account: '2100', credit: '10.00' },
    ],
  })
  const message = { fr: 'Ce compte est fermé.', en: 'This account is closed.' }
  const details = [{ path: 'lines.1.account', code: 'account.closed', message }]
  expect([...faultsFromDetails(typed, details, 'fr')]).toEqual([
    [`${typed.lines[2]!.key}.account`, message.fr],
  ])
})

test('a foreign amount gives its line the amount in the books, exactly', () => {
  const typed = draft({ account: '1020', currency: 'USD', rate: '1.3625' })
  const line = withLine(typed, typed.lines[0]!.key, { foreignAmount: '100.10' }, 'CAD').lines[0]!
  expect(line.debit).toBe('136.39')
  expect(line.credit).toBe('')
})

test('a blank line always waits below the last one typed', () => {
  const typed = blankDraft('2026-03-15')
  const next = withLine(typed, typed.lines[1]!.key, { account: '2100' }, 'CAD')
  expect(next.lines).toHaveLength(3)
})
