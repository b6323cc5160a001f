/** Bank lines beyond the coding of one: several at once, taxes of other provinces, corrections, what an import names. */
import { describe, expect, test } from 'vitest'
import { addLine, rows, withLine } from '../support/bankLine.ts'

const QUEBEC = ['TPS', 'TVQ']

describe('beyond one line', () => {
  test('several lines are coded at once', async () => {
    const { books, line } = await withLine('-114.98')
    const other = await addLine(books, '-50.00', '2026-03-05')
    const { items } = await books.call('bank.codeMany', {
      lines: [
        { lineId: line, allocations: [{ account: '6200', taxes: QUEBEC }] },
        { lineId: other, allocations: [{ account: '6150' }] },
      ],
    })
    expect(items.map((entry) => rows(entry)[1])).toEqual([
      ['6200', '100.00'],
      ['6150', '50.00'],
    ])
    const left = await books.call('bank.lines', { account: '1010', status: 'new' })
    expect(left.total).toBe(0)
  })

  test('one that is refused keeps all of them back, and is named', async () => {
    const { books, line } = await withLine('-114.98')
    const other = await addLine(books, '-50.00', '2026-03-05')
    const before = books.stateHash()
    const wrong = {
      lines: [
        { lineId: line, allocations: [{ account: '6200' }] },
        { lineId: other, allocations: [{ account: '1099' }] },
      ],
    }
    expect(await books.refused('bank.codeMany', wrong)).toEqual({
      code: 'ledger.unknownAccount',
      details: ['lines.1.allocations.0.account ledger.unknownAccount'],
    })
    const twice = { lines: [wrong.lines[0]!, wrong.lines[0]!] }
    expect(await books.refused('bank.codeMany', twice)).toEqual({
      code: 'bank.lineCoded',
      details: ['lines.1 bank.lineCoded'],
    })
    expect(books.stateHash()).toBe(before)
  })

  test('a Quebec firm gets back the TVH of Ontario, which its TPS registration covers', async () => {
    const { books, line } = await withLine('-113.00')
    const entry = await books.call('bank.code', {
      lineId: line,
      allocations: [{ account: '6120', taxes: ['TVH-ON'] }],
    })
    expect(rows(entry)).toEqual([
      ['1010', '-113.00'],
      ['6120', '100.00'],
      ['1092', '13.00', 'TVH-ON', '100.00'],
    ])
  })

  test('correcting the entry of a line leaves the bank as the statement says', async () => {
    const { books, line } = await withLine('-100.00')
    const entry = await books.call('bank.code', { lineId: line, allocations: [{ account: '6200' }] })
    const lines = (bank: string) => [
      { account: '6210', debit: bank },
      { account: '1010', credit: bank },
    ]
    const wrong = { entryId: entry.id, date: '2026-03-04', lines: lines('90.00') }
    expect((await books.refused('ledger.correct', wrong)).code).toBe('ledger.bankSide')
    await books.call('ledger.correct', { ...wrong, lines: lines('100.00') })
    const { items } = await books.call('bank.lines', { account: '1010' })
    expect(items[0]!.status).toBe('coded')
  })

  test('an account with bank lines keeps its currency', async () => {
    const { books } = await withLine('-100.00')
    expect((await books.refused('account.update', { code: '1010', currency: 'USD' })).code).toBe(
      'account.currencyInUse',
    )
    await books.call('account.update', { code: '1015', currency: 'USD' })
  })

  test('the answer of an import names its new lines', async () => {
    const { books, line } = await withLine('-100.00')
    const path = books.statement({
      accounts: [
        {
          accountId: null,
          currency: null,
          openingBalance: null,
          closingBalance: null,
          lines: [
            {
              date: '2026-03-04',
              amount: '-100.00',
              description: 'QUINCAILLERIE',
              reference: '00012',
              row: 1,
            },
            { date: '2026-03-06', amount: '-7.00', description: 'CAFÉ', row: 2 },
          ],
        },
      ],
    })
    const { newLines, added } = await books.call('bank.import', { path, account: '1010' })
    expect(added).toBe(1)
    expect(newLines).toMatchObject([{ date: '2026-03-06', amount: '-7.00', description: 'CAFÉ' }])
    expect(newLines[0]!.id).not.toBe(line)
  })
})
