/** Workbooks as banks and offices give them, with the reading that is right: what was misread once is read well. */
import { describe, expect, test } from 'vitest'
import { parseBytes } from '../../electron/bank/formats/index.ts'
import { bookOf, type Rows, type Value } from './workbook-make.ts'

/** Accounts with their movements as `day amount text`, and the codes of what is told. */
async function readBytes(bytes: Uint8Array, accountHint?: string) {
  const file = await parseBytes({ bytes, extension: 'xls', ...(accountHint ? { accountHint } : {}) })
  const { outcome, problems } = file
  const accounts = file.accounts.map(({ accountId, currency, openingBalance, closingBalance, lines }) => ({
    accountId,
    currency,
    ends: [openingBalance, closingBalance].map((end) => (end === null ? null : Number(end))),
    lines: lines.map(({ date, amount, description }) => `${date} ${Number(amount)} ${description}`),
  }))
  return { outcome, accounts, told: problems.map(({ code }) => code.replace('bank.', '')) }
}

/** Days from 2026-03-01 on, as number cells. */
const day = (n: number, z = 'dd/mm/yyyy'): Value => ({ v: 46081 + n, z })
const MARCH: Rows = [
  [day(2), 'Loyer', -850],
  [day(5), 'Cafe', -12.34],
  [day(16), 'Paie', 2100.5],
]
const MARCH_READ = ['2026-03-02 -850 Loyer', '2026-03-05 -12.34 Cafe', '2026-03-16 2100.5 Paie']

describe('cells merged over rows', () => {
  const rows = MARCH.flatMap((row, i) => [row, [null, `REF ${i}`]])
  const merges = [2, 4, 6].flatMap((row) => [`A${row}:A${row + 1}`, `C${row}:C${row + 1}`])
  const read = ['2026-03-02 -850 Loyer REF 0', '2026-03-05 -12.34 Cafe REF 1', '2026-03-16 2100.5 Paie REF 2']

  test.each(['xlsx', 'biff8', 'xlml'] as const)(
    'an amount over two rows is one movement: %s',
    async (form) => {
      const sheet = { rows: [['Date', 'Libellé', 'Montant'], ...rows], merges }
      expect((await readBytes(bookOf({ A: sheet }, form))).accounts).toMatchObject([{ lines: read }])
    },
  )

  test('and so it is in a page', async () => {
    const movement = (date: string, amount: string) =>
      `<tr><td rowspan=2>${date}<td>Achat<td rowspan="2">${amount}<tr><td>REF 7`
    const page = `<table><tr><th>Date<th>Libellé<th>Montant${movement('02/03/2026', '-1,50')}${movement('16/03/2026', '-2,50')}</table>`
    const { accounts } = await readBytes(Buffer.from(page))
    expect(accounts).toMatchObject([
      { lines: ['2026-03-02 -1.5 Achat REF 7', '2026-03-16 -2.5 Achat REF 7'] },
    ])
  })

  test('a number of an account over all rows does not make one of them', async () => {
    const sheet = {
      rows: [
        ['Compte', 'Date', 'Libellé', 'Montant'],
        ...MARCH.map(([, text, amount], i) => [
          i === 0 ? 1234567 : null,
          i === 0 ? day(2) : null,
          text!,
          amount!,
        ]),
      ],
      merges: ['A2:A4', 'B2:B4'],
    }
    const { accounts } = await readBytes(bookOf({ A: sheet }))
    expect(accounts).toMatchObject([
      {
        accountId: '1234567',
        lines: ['2026-03-02 -850 Loyer', '2026-03-02 -12.34 Cafe', '2026-03-02 2100.5 Paie'],
      },
    ])
  })
})
