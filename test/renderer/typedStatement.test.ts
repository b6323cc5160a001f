/** A statement typed by hand: running balance and proof to the cent, every fault at its field. */
import { expect, test } from 'vitest'
import {
  blankStatement,
  blankTyped,
  enterInput,
  faultsFromDetails,
  faultsOf,
  isBlankStatement,
  proofOf,
  type TypedStatement,
  withoutTyped,
  withTyped,
} from '../../renderer/bank/typedStatement.ts'

const line = (date: string, description: string, out: string, into: string) => ({
  ...blankTyped(),
  date,
  description,
  out,
  in: into,
})
const typed: TypedStatement = {
  opening: '100.00',
  closing: '1362.77',
  lines: [
    line('2026-03-02', ' Frais ', '47.95', ''),
    line('2026-03-03', 'Dépôt', '', '1310.72'),
    blankTyped('2026-03-03'),
  ],
}

test('the balance runs after each line and the proof follows', () => {
  expect(proofOf(typed, 'CAD')).toEqual({
    balances: ['52.05', '1362.77', null],
    in: '1310.72',
    out: '47.95',
    gap: '0.00',
    isProved: true,
  })
  expect(proofOf({ ...typed, closing: '1362.78' }, 'CAD')).toMatchObject({ gap: '0.01', isProved: false })
  expect(proofOf({ ...typed, opening: '' }, 'CAD')).toMatchObject({ balances: [null, null, null], gap: null })
})

test('a line that is filled leaves a blank one below, on its day', () => {
  const first = blankStatement()
  const next = withTyped(first, first.lines[0]!.key, { date: '2026-03-05', description: 'A' })
  expect(next.lines).toMatchObject([{ description: 'A' }, { date: '2026-03-05', description: '' }])
  expect(withTyped(next, next.lines[0]!.key, { out: '1.00' }).lines).toHaveLength(2)
  expect(withoutTyped(withoutTyped(next, next.lines[0]!.key), next.lines[1]!.key).lines).toHaveLength(1)
})

test('what is sent has a sign, no blank lines, and no balance that was not typed', () => {
  expect(enterInput('1010', { ...typed, closing: '' }, 'CAD')).toEqual({
    account: '1010',
    openingBalance: '100.00',
    closingBalance: null,
    lines: [
      { date: '2026-03-02', description: 'Frais', amount: '-47.95' },
      { date: '2026-03-03', description: 'Dépôt', amount: '1310.72' },
    ],
  })
})

test('every fault is told at its field', () => {
  const wrong: TypedStatement = {
    opening: '0.00',
    closing: '5.00',
    lines: [line('', 'A', '', ''), line('2026-03-02', '', '1.00', '2.00')],
  }
  const [first, second] = wrong.lines.map(({ key }) => key)
  expect([...faultsOf(wrong, 'CAD')]).toEqual([
    [`${first}.date`, 'error.date.notDay'],
    [`${first}.out`, 'bank.enter.noAmount'],
    [`${second}.description`, 'error.field.required'],
    [`${second}.in`, 'bank.enter.oneSide'],
    ['closing', 'bank.enter.gapFault'],
  ])
  expect([...faultsOf(blankStatement(), 'CAD')]).toEqual([['lines', 'bank.enter.noLines']])
  expect(isBlankStatement(blankStatement())).toBe(true)
})

test('what the back end refuses comes back to the line that was sent, past the blank ones', () => {
  const lines = [blankTyped(), ...typed.lines]
  const said = (path: string) => ({ path, code: 'x', message: { fr: path, en: path } })
  const faults = faultsFromDetails(
    { ...typed, lines },
    [said('lines.1.amount'), said('lines.0.description'), said('closingBalance')],
    'fr',
  )
  expect([...faults]).toEqual([
    [`${lines[2]!.key}.in`, 'lines.1.amount'],
    [`${lines[1]!.key}.description`, 'lines.0.description'],
    ['closing', 'closingBalance'],
  ])
})
