/** What looks like the sum of the rows above, and is a movement all the same. */
import { expect, test } from 'vitest'
import { parseBytes } from '../../electron/bank/formats/index.ts'

async function read(...rows: readonly string[]) {
  const bytes = new TextEncoder().encode(`${rows.join('\n')}\n`)
  const { outcome, accounts, problems } = await parseBytes({ bytes, extension: 'csv' })
  const amounts = accounts.flatMap(({ lines }) => lines.map(({ amount }) => amount))
  return { outcome, amounts, told: problems.map(({ code }) => code) }
}

const moved = ['2026-03-01,ALPHA,-10.00,90.00', '2026-03-02,BETA,-20.00,70.00']
const HEADER = 'Date,Description,Amount,Balance'

test.each([
  ['without a text', ''],
  ['at a shop of that name', 'TOTAL'],
])('a row %s whose balance is its own is a movement', async (_, text) => {
  const rows = [...moved, `2026-03-03,${text},-30.00,40.00`, '2026-03-04,GAMMA,5.00,45.00']
  expect(await read(HEADER, ...rows)).toEqual({
    outcome: 'parse',
    amounts: ['-10.00', '-20.00', '-30.00', '5.00'],
    told: [],
  })
})

test('a row that repeats the balance of the one above is a total', async () => {
  const found = await read(HEADER, ...moved, '2026-03-03,Total,-30.00,70.00')
  expect(found).toMatchObject({ outcome: 'parse', amounts: ['-10.00', '-20.00'] })
})

test('the sum of two others may be a movement without a text, that of three is a total', async () => {
  const plain = ['Date,Description,Amount', '2026-03-01,ALPHA,-10.00', '2026-03-02,BETA,20.00']
  expect((await read(...plain, '2026-03-03,,10.00', '2026-03-04,GAMMA,5.00')).amounts).toHaveLength(4)
  const four = [...plain, '2026-03-02,DELTA,-0.50', '2026-03-03,,9.50', '2026-03-04,GAMMA,5.00']
  const found = await read(...four)
  expect(found.amounts).toEqual(['-10.00', '20.00', '-0.50', '5.00'])
  expect(found.told).toContain('bank.file.totalRow')
})

test('a row without a text above the two that make its amount is a movement, where it stands alone', async () => {
  const rows = ['2026-03-01,,30.00', '2026-03-02,ALPHA,10.00', '2026-03-03,BETA,20.00']
  expect((await read('Date,Description,Amount', ...rows)).amounts).toHaveLength(3)
})
