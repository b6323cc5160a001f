/** bank.propose at the door: directions by kind, amounts as text, reasons in both languages, every refusal with its path. */
import { describe, expect, test } from 'vitest'
import { Books } from '../support/books.ts'

const bankLine = (amount: string, more: object = {}) => ({
  id: 'L1',
  date: '2026-03-10',
  amount,
  description: 'VIREMENT ATELIER ROY FAC-2026-0012',
  ...more,
})

const paper = (kind: string, more: object = {}) => ({
  id: 'D1',
  kind: kind as 'invoice',
  number: 'FAC-2026-0012',
  date: '2026-02-08',
  dueDate: '2026-03-10',
  balance: '160.97',
  partyName: 'Atelier Roy inc.',
  ...more,
})

describe('bank.propose', () => {
  test('answers with amounts as text, the reasons and their words', async () => {
    const input = { bankLines: [bankLine('160.97')], documents: [paper('invoice')] }
    const { proposals } = await new Books().call('bank.propose', input)
    expect(proposals).toMatchObject([
      {
        lineId: 'L1',
        rank: 1,
        allocations: [{ documentId: 'D1', amount: '160.97' }],
        score: 105,
        automatic: true,
        reasons: ['amountExact', 'dateSame', 'referenceFull', 'name'],
      },
    ])
    expect(proposals[0]!.texts[2]).toEqual({
      fr: 'Nº FAC-2026-0012 dans le libellé',
      en: 'No. FAC-2026-0012 in the label',
    })
  })

  test.each([
    ['invoice', '160.97'],
    ['supplierCredit', '160.97'],
    ['supplierRefund', '160.97'],
    ['disbursement', '160.97'],
    ['bill', '-160.97'],
    ['expense', '-160.97'],
    ['creditNote', '-160.97'],
    ['clientRefund', '-160.97'],
    ['receipt', '-160.97'],
  ])('%s is settled by %s, and not by the other sign', async (kind, amount) => {
    const books = new Books()
    const found = async (cents: string) => {
      const input = { bankLines: [bankLine(cents)], documents: [paper(kind)] }
      return (await books.call('bank.propose', input)).proposals.length
    }
    expect(await found(amount)).toBe(1)
    expect(await found(amount.startsWith('-') ? amount.slice(1) : `-${amount}`)).toBe(0)
  })

  test('needs neither a number nor a due date, and passes over what is settled', async () => {
    const bare = { number: null, dueDate: null, reference: null, partyName: null }
    const input = {
      bankLines: [bankLine('160.97', { description: 'DEPOT', date: '2026-02-08', reference: null })],
      documents: [paper('invoice', bare), paper('invoice', { id: 'D2', balance: '0.00' })],
    }
    const { proposals } = await new Books().call('bank.propose', input)
    expect(proposals.map(({ allocations, automatic }) => [allocations.length, automatic])).toEqual([
      [1, false],
    ])
  })

  test('knows discounts, cheques, and credit notes taken off', async () => {
    const early = { earlyDiscount: { amount: '3.22', through: '2026-03-12' } }
    const best = async (line: object, ...documents: ReturnType<typeof paper>[]) => {
      const bankLines = [bankLine('157.75', line)]
      return (await new Books().call('bank.propose', { bankLines, documents })).proposals[0]
    }
    expect(await best({}, paper('invoice', early))).toMatchObject({
      automatic: true,
      difference: 'discount',
      allocations: [{ documentId: 'D1', amount: '160.97' }],
    })
    const credit = paper('creditNote', { id: 'D2', number: 'NC-2026-0001', balance: '3.22' })
    expect(await best({}, paper('invoice'), credit)).toMatchObject({
      automatic: false,
      difference: null,
      allocations: [
        { documentId: 'D1', amount: '160.97' },
        { documentId: 'D2', amount: '-3.22' },
      ],
    })
    const cheque = paper('clientRefund', { number: null, chequeNumber: '00117', balance: '157.75' })
    const out = { amount: '-157.75', description: 'CHQ 117' }
    expect(await best(out, cheque)).toMatchObject({
      automatic: true,
      reasons: expect.arrayContaining(['cheque']),
    })
  })

  test('refuses all that does not fit, with the path of each field', async () => {
    const { code, details } = await new Books().refused('bank.propose', {
      bankLines: [bankLine('12,50'), bankLine('1.00', { date: '2026-02-30' })],
      documents: [paper('facture')],
    })
    expect(code).toBe('input.invalid')
    expect(details).toEqual([
      'bankLines.0.amount money.notAmount',
      'bankLines.1.date date.notDay',
      'documents.0.kind input.choice',
    ])
  })
})
