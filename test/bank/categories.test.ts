/** What files take their movements for: categories and accounts of the books beside the amounts, fields of QIF. */
import { describe, expect, test } from 'vitest'
import { parseBytes } from '../../electron/bank/formats/index.ts'
import { parseText } from './figures.ts'
import { bookOf, day } from './workbook-make.ts'

const rowsOf = (header: string, ...rows: string[]) => [header, ...rows].join('\n')
const categoriesOf = (text: string, columns?: Parameters<typeof parseText>[1]) =>
  parseText(text, columns, 'csv').accounts.flatMap(({ lines }) =>
    lines.map(({ category = null }) => category),
  )

describe('columns of a text', () => {
  test.each(['Catégorie', 'Category', 'Poste', 'Compte GL', 'GL Account', 'Kategorie', 'Budget category'])(
    '%s',
    (name) => {
      const text = rowsOf(
        `Date;Libellé;Montant;${name}`,
        '2026-03-14;BELL;-40,00;Téléphone',
        '2026-03-15;CLIENT;100,00;',
        '2026-03-16;IGA;-12,50;  Repas   et café ',
      )
      expect(categoriesOf(text)).toEqual(['Téléphone', null, 'Repas et café'])
    },
  )

  test('several are told together, each once; numbers of accounts are no amounts', () => {
    const text = rowsOf(
      'Date;Libellé;Montant;Catégorie;Sous-catégorie;Compte GL',
      '2026-03-14;BELL;-40,00;Bureau;Téléphone;5420',
      '2026-03-15;IGA;-12,50;Repas;Repas;5430',
    )
    expect(categoriesOf(text)).toEqual(['Bureau · Téléphone · 5420', 'Repas · 5430'])
  })

  test('where nothing else is said, they are the text as well', () => {
    const [account] = parseText(
      rowsOf('Date;Poste;Montant', '2026-03-14;Loyer;-900,00', '2026-03-15;Ventes;100,00'),
      undefined,
      'csv',
    ).accounts
    expect(account!.lines.map(({ description, category }) => [description, category])).toEqual([
      ['Loyer', 'Loyer'],
      ['Ventes', 'Ventes'],
    ])
  })

  test('a person chooses them, or says that there are none', () => {
    const text = rowsOf(
      'Date;Libellé;Montant;Catégorie;Divers',
      '2026-03-14;BELL;-40,00;A;x',
      '2026-03-15;IGA;-12,50;B;y',
    )
    expect(categoriesOf(text, { category: null })).toEqual([null, null])
    expect(categoriesOf(text, { category: 'Divers' })).toEqual(['x', 'y'])
    expect(categoriesOf(text, { category: [4, 3] })).toEqual(['x · A', 'y · B'])
    const { layout } = parseText(text, undefined, 'csv')
    expect(layout!.columns!.category).toEqual([3])
    expect(categoriesOf(text, layout!.columns)).toEqual(['A', 'B'])
  })
})

test('accounts of the books, in words, beside the balances of one account', async () => {
  const book = bookOf({
    Mars: [
      ['Date', 'Libellé', 'Compte', 'Montant', 'Solde'],
      [day(2), 'Bail', 'Loyer', -10, 90],
      [day(3), 'Facture', 'Ventes', 30, 120],
      [day(4), 'Forfait', 'Frais', -5, 115],
    ],
  })
  const { accounts } = await parseBytes({ bytes: book, extension: 'xlsx' })
  expect(accounts.map(({ lines }) => lines.map(({ category }) => category))).toEqual([
    ['Loyer', 'Ventes', 'Frais'],
  ])
})

describe('QIF', () => {
  const of = (...fields: string[]) =>
    parseText(`!Type:Bank\n${['D15/03/26', 'T-10.00', 'PShop', ...fields].join('\n')}\n^\n`, undefined, 'qif')
      .accounts[0]!.lines[0]!.category

  test.each([
    [['LAuto:Essence'], 'Auto:Essence'],
    [['LRepas/Projet A'], 'Repas'],
    [['L[Épargne]'], undefined],
    [['LRepas', 'SRepas', '$-4.00', 'SAuto', '$-6.00'], undefined],
    [[], undefined],
  ])('%j: %s', (fields, category) => {
    expect(of(...fields)).toBe(category)
  })
})
