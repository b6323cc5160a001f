/** Headings that tell the side of the rows below them, where the amounts bear no sign. */
import { describe, expect, test } from 'vitest'
import { sideOfSection } from '../../electron/bank/formats/csv/flags.ts'
import { parseBytes } from '../../electron/bank/formats/index.ts'

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
