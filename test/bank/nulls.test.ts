/** The words that databases and scripts write where a cell is empty. */
import { describe, expect, test } from 'vitest'
import { parseBytes } from '../../electron/bank/formats/index.ts'

async function read(...rows: readonly string[]) {
  const bytes = new TextEncoder().encode(`${rows.join('\n')}\n`)
  const { outcome, accounts, problems } = await parseBytes({ bytes, extension: 'csv' })
  return {
    outcome,
    lines: accounts.flatMap(({ lines }) =>
      lines.map(({ amount, description, reference }) => [amount, description, reference ?? null]),
    ),
    balances: accounts.map(({ openingBalance, closingBalance }) => [openingBalance, closingBalance]),
    told: problems.map(({ code }) => code),
  }
}

describe.each(['NULL', 'null', '(null)', '<NULL>', '\\N', 'N/A', 'nan', 'NaN', 'None'])('%s', (none) => {
  test('is no amount of the other side', async () => {
    const { outcome, lines } = await read(
      'Date,Description,Debit,Credit',
      `2026-01-02,A,5.00,${none}`,
      `2026-01-03,B,${none},2.25`,
    )
    expect([outcome, lines.map(([amount]) => amount)]).toEqual(['parse', ['-5.00', '2.25']])
  })

  test('is no reference, no text and no balance', async () => {
    const { lines, balances } = await read(
      'Date,Description,Reference,Amount,Balance',
      `2026-01-02,A,${none},5.00,105.00`,
      `2026-01-03,${none},R2,2.25,${none}`,
      '2026-01-04,C,R3,-3.50,103.75',
    )
    expect(lines).toEqual([
      ['5.00', 'A', null],
      ['2.25', '', 'R2'],
      ['-3.50', 'C', 'R3'],
    ])
    expect(balances).toEqual([['100.00', '103.75']])
  })
})

test.each(['NULL,NULL', 'nan,None'])('a row that has none at all is told: %s', async (sides) => {
  const { outcome, lines, told } = await read(
    'Date,Description,Debit,Credit',
    '2026-01-02,A,5.00,',
    `2026-01-03,B,${sides}`,
  )
  expect([outcome, lines.length, told]).toEqual(['partial', 1, ['bank.row.noAmount']])
})

test.each(['Nullo SA', 'NONE', 'Nan', 'Hôtel N/A'])('a text of its own stays: %s', async (text) => {
  const { lines } = await read('Date,Description,Amount', `2026-01-02,${text},5.00`, '2026-01-03,B,-2.00')
  expect(lines[0]![1]).toBe(text)
})
