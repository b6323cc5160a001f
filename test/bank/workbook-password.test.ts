/** Protected workbooks: the password is asked for, a wrong one refused, the right one opens; never a long wait. */
import { describe, expect, test } from 'vitest'
import { xorDecoder } from '../../electron/bank/formats/workbook/xor.ts'
import { parseStatement } from '../../electron/hosts/parse.ts'
import { describeShared, sharedPath } from '../support/shared.ts'
import { bookOf, inspectBytes } from './workbook-make.ts'
import { protectAgile, protectApi, protectRc4, protectStandard } from './workbook-protect.ts'

const rows = [
  ['Date', 'Libellé', 'Montant'],
  ...Array.from({ length: 200 }, (_, i) => ['05/03/2026', `Achat numéro ${i}`, -1.25]),
]
const PASSWORD = 'Été 2026'

const ways = [
  ['agile', protectAgile(bookOf({ A: rows }), PASSWORD)],
  ['standard', protectStandard(bookOf({ A: rows }), PASSWORD)],
  ['RC4', protectRc4(bookOf({ A: rows }, 'biff8'), PASSWORD)],
  ['RC4 of the CryptoAPI', protectApi(bookOf({ A: rows }, 'biff8'), PASSWORD)],
] as const

describe.each(ways)('a workbook protected by %s', (_, bytes) => {
  test('opens with its password', async () => {
    const found = await inspectBytes(bytes, 'xlsx', {
      password: PASSWORD,
      columns: { dateFormat: 'JJ/MM/AAAA' },
    })
    expect(found).toMatchObject({ outcome: 'parse', transactions: 200, sumDebits: '250.00' })
    expect(found.last?.description).toBe('Achat numéro 199')
  })

  test('asks for it, and refuses another', async () => {
    await expect(inspectBytes(bytes)).rejects.toMatchObject({ code: 'bank.passwordNeeded' })
    for (const password of ['été 2026', '', 'Été 2026 '])
      await expect(inspectBytes(bytes, 'xls', { password })).rejects.toMatchObject({
        code: 'bank.passwordWrong',
      })
  })
})

test('what is only meant to be read opens without asking', async () => {
  const bytes = protectAgile(bookOf({ A: rows }), 'VelvetSweatshop')
  expect((await inspectBytes(bytes)).transactions).toBe(200)
})

test('the oldest protection knows the password that Excel writes by itself', () => {
  // key and hash of read-only workbooks, as every such file holds them
  expect(xorDecoder('VelvetSweatshop', 0xb359, 0x9a0a)).not.toBeNull()
  expect(xorDecoder('velvetsweatshop', 0xb359, 0x9a0a)).toBeNull()
  expect(xorDecoder('', 0, 0)).toBeNull()
})

describeShared('the protected workbook of the reference material', () => {
  test('gives its figures through the real process', async () => {
    const path = sharedPath('statements', 'hostile', 'xlsx-password-secret.xlsx')!
    const parsed = await parseStatement({ path, password: 'secret' })
    expect(parsed.accounts[0]!.lines.map(({ amount }) => amount)).toEqual(['-10', '20'])
  })
})
