/** Headings that tell the side of the rows below them, where the amounts bear no sign. */
import { describe, expect, test } from 'vitest'
import { sideOfSection } from '../../electron/bank/formats/csv/flags.ts'
import { parseBytes } from '../../electron/bank/formats/index.ts'
import { bookOf, type Rows } from './workbook-make.ts'

async function read(...rows: readonly string[]) {
  const bytes = new TextEncoder().encode(`${rows.join('\n')}\n`)
  const { outcome, accounts, problems } = await parseBytes({ bytes, extension: 'csv' })
  const amounts = accounts.flatMap(({ lines }) => lines.map(({ amount }) => amount))
  return { outcome, amounts, told: problems.map(({ code }) => code) }
}

test.each([
  ['Débits', 'out'],
  ['Retraits et autres débits :', 'out'],
  ['Withdrawals and Other Subtractions', 'out'],
  ['CHECKS PAID', 'out'],
  ['Lastschriften', 'out'],
  ['Crédits', 'in'],
  ['Deposits & other credits', 'in'],
  ['Dépôts / Encaissements', 'in'],
  ['Debits and credits', null],
  ['Paiements', null],
  ['Débit Interac', null],
  ['', null],
])('%s', (heading, side) => expect(sideOfSection(heading)).toBe(side))

const HEADER = 'Date;Libellé;Montant'
const out = ['Débits', HEADER, '2026-03-01;Loyer;1200,00', '2026-03-05;Café;12,50']
const into = ['Crédits', HEADER, '2026-03-02;Dépôt;500,00', '2026-03-07;Intérêts;3,25']

describe('sections', () => {
  test.each([
    ['each with its header', [...out, ...into]],
    ['below one header', [HEADER, 'Débits', ...out.slice(2), 'Crédits', ...into.slice(2)]],
    ['with a line between', [...out, '', ...into]],
  ])('%s', async (_, rows) => {
    expect(await read(...rows)).toEqual({
      outcome: 'parse',
      amounts: ['-1200.00', '-12.50', '500.00', '3.25'],
      told: [],
    })
  })

  test.each([
    ['of one side alone decide nothing', [...out, '2026-03-06;Pain;4,00']],
    ['of some rows alone decide nothing', [...out, ...into, HEADER, '2026-03-09;Autre;7,00']],
  ])('%s', async (_, rows) => {
    const { amounts, told } = await read(...rows)
    expect(amounts.every((amount) => !amount.startsWith('-'))).toBe(true)
    expect(told).toEqual(['bank.file.signs'])
  })

  test('are none in the column of texts, where a text goes on', async () => {
    const bytes = new TextEncoder().encode(
      `${[HEADER, '2026-03-01;VIR;-5,00', ';Dépôt;', '2026-03-02;B;1,00'].join('\n')}\n`,
    )
    const { accounts } = await parseBytes({ bytes, extension: 'csv' })
    expect(accounts[0]!.lines.map(({ description }) => description)).toEqual(['VIR Dépôt', 'B'])
  })

  test('leave signs that are written as they are', async () => {
    const { amounts } = await read(...out.slice(0, 3), '2026-03-05;Reprise;-12,50', ...into)
    expect(amounts).toEqual(['1200.00', '-12.50', '500.00', '3.25'])
  })
})

/** What a file of several tables gives: each account with its amounts, and what is told. */
async function readAccounts(bytes: Uint8Array, extension: 'csv' | 'xlsx') {
  const { outcome, accounts, problems } = await parseBytes({ bytes, extension })
  return {
    outcome,
    accounts: accounts.map(({ accountId, lines }) => [accountId, ...lines.map(({ amount }) => amount)]),
    told: problems.map(({ code }) => code),
  }
}

const readText = (...rows: readonly string[]) =>
  readAccounts(new TextEncoder().encode(`${rows.join('\n')}\n`), 'csv')

const readBook = (sheets: Readonly<Record<string, Rows>>) => readAccounts(bookOf(sheets), 'xlsx')

const DEPOSITS = [
  'Deposits and Additions',
  'Date,Description,Amount',
  '2026-03-02,Deposit,500.00',
  '2026-03-07,Interest,3.25',
]
const CHECKS = [
  'Checks Paid',
  'Check Number,Date Paid,Amount',
  '1012,2026-03-03,80.00',
  '1013,2026-03-09,41.17',
]
const FEES = ['Fees', 'Date,Fee,Amount', '2026-03-31,Monthly service fee,12.00']

describe('tables of one side each, with names of their own', () => {
  test.each([
    ['two', [...DEPOSITS, ...CHECKS], ['500.00', '3.25', '-80.00', '-41.17']],
    ['three', [...DEPOSITS, ...CHECKS, ...FEES], ['500.00', '3.25', '-80.00', '-41.17', '-12.00']],
    ['with lines between', [...CHECKS, '', ...DEPOSITS], ['-80.00', '-41.17', '500.00', '3.25']],
  ])('%s are one account', async (_, rows, amounts) => {
    expect(await readText(...rows)).toEqual({ outcome: 'parse', accounts: [[null, ...amounts]], told: [] })
  })

  test.each([
    ['the last', [...DEPOSITS, 'Carte', ...CHECKS.slice(1)], 1],
    ['the first', ['Posted,Text,Amount', '2026-03-01,Café,4.00', ...DEPOSITS, ...CHECKS], 2],
  ])('are asked about when %s says no side', async (_, rows, questions) => {
    const { outcome, told } = await readText(...rows)
    expect([outcome, told.filter((code) => code === 'bank.ask.tables').length]).toEqual(['ask', questions])
  })
})

const sheet = (...rows: readonly (readonly [day: string, text: string, amount: number])[]): Rows => [
  ['Date', 'Libellé', 'Montant'],
  ...rows,
]
const OUT = sheet(['2026-03-01', 'Loyer', 1200], ['2026-03-05', 'Café', 12.5])
const IN = sheet(['2026-03-02', 'Dépôt', 500], ['2026-03-07', 'Intérêts', 3.25])

describe('sheets of one side each', () => {
  test.each([
    ['Débits', 'Crédits'],
    ['Retraits', 'Dépôts'],
    ['Money out', 'Money in'],
    ['Uitgaven', 'Ontvangsten'],
    ['Chèques émis', 'Encaissements'],
  ])('%s, %s', async (out, into) => {
    expect(await readBook({ [out]: OUT, [into]: IN })).toEqual({
      outcome: 'parse',
      accounts: [[null, '-1200', '-12.5', '500', '3.25']],
      told: [],
    })
  })

  test.each([
    ['names that accounts have', 'Chèques', 'Crédit'],
    ['one of them alone', 'Débits', 'Épargne'],
    ['both of one side', 'Retraits', 'Débits'],
  ])('%s are accounts', async (_, first, second) => {
    const { accounts } = await readBook({ [first]: OUT, [second]: IN })
    expect(accounts).toEqual([
      [first, '1200', '12.5'],
      [second, '500', '3.25'],
    ])
  })

  test('leave signs that are written as they are', async () => {
    const signed = sheet(['2026-03-01', 'Loyer', -1200], ['2026-03-05', 'Café', -12.5])
    const { accounts } = await readBook({ Débits: signed, Crédits: IN })
    expect(accounts).toEqual([[null, '-1200', '-12.5', '500', '3.25']])
  })
})
