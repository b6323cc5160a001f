/**
 * What crosses a door: amounts and days as text, in the decimals of the company; everything that is wrong told with its
 * path; and hostile text in every field, which stays text.
 */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { tableHashes } from '../../db/changes/hashes.ts'
import { type Operations, operations } from '../../electron/operations/index.ts'
import { performFree } from '../../electron/operations/perform.ts'
import { Books, refusal } from '../support/books.ts'

const entry = (debit: string, credit = debit, accounts = ['1010', '4000']) => ({
  date: '2026-03-02',
  lines: [
    { account: accounts[0]!, debit },
    { account: accounts[1]!, credit },
  ],
})

describe('amounts', () => {
  test.each([
    ['0.01', '0.01'],
    ['1', '1.00'],
    ['1.5', '1.50'],
    ['1.500', '1.50'],
    ['0000000000001234.56', '1234.56'],
    ['9999999999999.99', '9999999999999.99'],
  ])('"%s" comes back as "%s"', async (written, shown) => {
    const books = new Books()
    const { id } = await books.call('ledger.post', entry(written))
    const { total, lines } = await books.call('ledger.entry', { id })
    expect([total, lines[0]!.debit, lines[1]!.credit]).toEqual([shown, shown, shown])
  })

  test('a negative debit is a credit', async () => {
    const books = new Books()
    const { id } = await books.call('ledger.post', entry('-12.34'))
    const { lines } = await books.call('ledger.entry', { id })
    expect(lines.map(({ debit, credit }) => [debit, credit])).toEqual([
      [undefined, '12.34'],
      ['12.34', undefined],
    ])
  })

  test.each([
    '1.005',
    '1,00',
    '1 000.00',
    '1e3',
    'NaN',
    'Infinity',
    '0x10',
    '',
    ' 1',
    '--1',
    '+1',
    '1.',
    '.5',
    '٣',
    '10000000000000.00',
    '1'.repeat(41),
  ])('"%s" is refused, with the path of each field', async (written) => {
    const { code, details } = await new Books().refused('ledger.post', entry(written))
    expect(code).toBe('input.invalid')
    expect(details.map((detail) => detail.split(' ')[0])).toEqual(['lines.0.debit', 'lines.1.credit'])
  })

  test.each([1, null, true, ['1.00'], { cents: 1 }])('%j is no text', async (written) => {
    const { details } = await new Books().refused('ledger.post', entry(written as never, '1.00'))
    expect(details).toEqual(['lines.0.debit input.type'])
  })

  test('have no decimals in a company of francs CFA', async () => {
    const books = new Books({ country: 'SN', currency: 'XOF', taxes: {} })
    const [bank, sales] = ['521', '701'].map(
      (prefix) =>
        books.sql.get<{ id: string }>('SELECT id FROM account WHERE id LIKE ? ORDER BY id', `${prefix}%`)!.id,
    )
    const accounts = [bank!, sales!]
    expect((await books.refused('ledger.post', entry('1000.50', '1000.50', accounts))).details).toEqual([
      'lines.0.debit money.tooManyDecimals',
      'lines.1.credit money.tooManyDecimals',
    ])
    const { id } = await books.call('ledger.post', entry('1500000.00', '1500000', accounts))
    expect((await books.call('ledger.entry', { id })).total).toBe('1500000')
    const trial = await books.call('report.trialBalance', { asOf: '2026-12-31' })
    expect([trial.totalDebit, trial.totalCredit]).toEqual(['1500000', '1500000'])
    expect(trial.rows.map((row) => row.closing)).toEqual(['1500000', '-1500000'])
  })
})

describe('days', () => {
  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '26-01-01',
    '2026-1-1',
    '1899-12-31',
    '2200-01-01',
    '2026-03-02T00:00',
    'today',
    '',
    '2026-03-02\n',
  ])('"%s" is refused', async (date) => {
    const { details } = await new Books().refused('ledger.post', { ...entry('1.00'), date })
    expect(details).toEqual(['date date.notDay'])
  })
})

describe('the lines of an entry', () => {
  const refused = async (lines: object[]) =>
    (await new Books().refused('ledger.post', { date: '2026-03-02', lines })).details

  test('have a debit or a credit, one of the two', async () => {
    const lines = [
      { account: '1010', debit: '1.00', credit: '1.00' },
      { account: '1010' },
      { account: '1010', debit: '1.00', credit: '0.00' },
      { account: '4000', credit: '1.00' },
    ]
    expect(await refused(lines)).toEqual(['lines.0 ledger.oneSide', 'lines.1 ledger.oneSide'])
  })

  test('name the foreign amount that its currency cannot have', async () => {
    const foreign = (foreignAmount: string) => ({
      account: '1010',
      debit: '1.00',
      currency: 'jpy',
      rate: '0.01',
      foreignAmount,
    })
    expect(await refused([foreign('100.5'), { account: '4000', credit: '1.00' }])).toEqual([
      'lines.0.foreignAmount money.tooManyDecimals',
    ])
    const books = new Books()
    const { id } = await books.call('ledger.post', {
      date: '2026-03-02',
      lines: [foreign('100'), { account: '4000', credit: '1.00' }],
    })
    expect((await books.call('ledger.entry', { id })).lines[0]).toMatchObject({
      currency: 'JPY',
      foreignAmount: '100',
    })
  })

  test('are all looked at before anything is said', async () => {
    const { details } = await new Books().refused('ledger.post', {
      date: 'x',
      lines: [
        { account: '', debit: 'a', color: 'red' },
        { debit: '1.00', memo: 7 },
      ],
      piece: {},
    })
    expect(details).toEqual([
      'date date.notDay',
      'lines.0.account input.tooSmall',
      'lines.0.account input.format',
      'lines.0.debit money.notAmount',
      'lines.0.color input.unknownField',
      'lines.1.account input.required',
      'lines.1.memo input.type',
      'piece.number input.required',
    ])
  })
})

describe('opening balances', () => {
  test('what lacks to balance goes to the opening account', async () => {
    const books = new Books()
    const lines = [
      { account: '1010', debit: '900.00' },
      { account: '2600', credit: '250.00' },
    ]
    const { id } = await books.call('ledger.opening', { date: '2026-01-01', lines })
    const opened = await books.call('ledger.entry', { id })
    expect(opened).toMatchObject({
      journal: 'OUV',
      kind: 'opening',
      memo: 'Soldes d’ouverture',
      total: '900.00',
    })
    expect(opened.lines[2]).toMatchObject({ account: '3990', credit: '650.00' })
  })

  test('that balance need none; the memo follows the language or is said', async () => {
    const books = new Books({ language: 'en' })
    const { lines } = entry('5.00')
    const first = await books.call('ledger.opening', { date: '2026-01-01', lines })
    const second = await books.call('ledger.opening', {
      date: '2026-01-01',
      lines,
      memo: 'From the old books',
    })
    const memos = []
    for (const { id } of [first, second]) memos.push(await books.call('ledger.entry', { id }))
    expect(memos.map(({ memo, lines: rows }) => [memo, rows.length])).toEqual([
      ['Opening balances', 2],
      ['From the old books', 2],
    ])
  })

  test('stay refused where no account takes the rest', async () => {
    const books = new Books()
    await books.call('account.update', { code: '3990', role: null })
    const lines = [
      { account: '1010', debit: '5.00' },
      { account: '1000', debit: '5.00' },
    ]
    expect((await books.refused('ledger.opening', { date: '2026-01-01', lines })).details).toEqual([
      'lines ledger.unbalanced',
    ])
  })
})

describe('reports', () => {
  test.each<[keyof Operations, object]>([
    ['report.trialBalance', { from: '2026-04-01', asOf: '2026-03-31' }],
    ['report.generalLedger', { from: '2026-04-01', to: '2026-03-31' }],
  ])('%s refuses a period that ends before it starts', async (name, input) => {
    expect(await new Books().refused(name, input)).toEqual({
      code: 'report.backwards',
      details: ['from report.backwards'],
    })
  })

  test('the general ledger and the register tell the same movements', async () => {
    const books = new Books()
    await books.call('ledger.post', { ...entry('10.00'), date: '2025-12-31', memo: 'avant' })
    await books.call('ledger.post', { ...entry('3.00'), memo: 'vente' })
    await books.call('ledger.post', entry('2.00', '2.00', ['6150', '1010']))
    const span = { from: '2026-01-01', to: '2026-12-31' }
    const { accounts } = await books.call('report.generalLedger', span)
    expect(accounts.map(({ account, opening, closing }) => [account, opening, closing])).toEqual([
      ['1010', '10.00', '11.00'],
      ['4000', '-10.00', '-13.00'],
      ['6150', '0.00', '2.00'],
    ])
    const register = await books.call('ledger.register', { account: '1010', ...span })
    expect(register).toMatchObject({
      opening: '10.00',
      items: [
        { memo: 'vente', debit: '3.00', balance: '13.00', counterAccounts: ['4000'] },
        { memo: null, credit: '2.00', balance: '11.00', counterAccounts: ['6150'] },
      ],
    })
    const alone = await books.call('report.generalLedger', { ...span, account: '1010' })
    expect(alone.accounts[0]!.items.map(({ balance }) => balance)).toEqual(['13.00', '11.00'])
    expect(
      (await books.call('report.generalLedger', { ...span, account: '1099x' }).catch(refusal)) as object,
    ).toMatchObject({ code: 'account.unknown' })
  })
})

const HOSTILE = [
  `'; DROP TABLE entry; --`,
  `" OR 1=1 --`,
  `1010' UNION SELECT key, content FROM part --`,
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  'a\u0000b',
  '\u001b[2J\r\nContent-Length: 0',
  '\u202etxt.exe',
  '=cmd|/c calc!A1',
  '<script>alert(1)</script>',
  '{"$ne":null}',
  '%s%n{{7*7}}',
  '__proto__',
  '\ud800',
  '🙂'.repeat(50),
]

/** Every place of a schema where text goes, with a value of the right shape around it. */
function inputsWith(schema: z.core.$ZodType, text: string): unknown[] {
  const { def } = schema._zod as unknown as { def: Record<string, unknown> & { type: string } }
  const inner = (key: string) => inputsWith(def[key] as z.core.$ZodType, text)
  if (def.type === 'string') return [text]
  if (def.type === 'pipe') return inner('in')
  if (['optional', 'nullable', 'default', 'readonly'].includes(def.type)) return inner('innerType')
  if (def.type === 'array') return inner('element').map((value) => [value])
  if (def.type === 'record') return [{ [text]: text }]
  if (def.type === 'union')
    return (def.options as z.core.$ZodType[]).flatMap((option) => inputsWith(option, text))
  if (def.type === 'object') {
    const shape = def.shape as Record<string, z.core.$ZodType>
    const fields = Object.entries(shape).map(([name, field]) => [name, inputsWith(field, text)] as const)
    const whole = Object.fromEntries(
      fields.filter(([, values]) => values.length > 0).map(([name, values]) => [name, values[0]]),
    )
    return Object.keys(whole).length === 0
      ? []
      : [whole, ...fields.flatMap(([name, values]) => values.map((value) => ({ [name]: value })))]
  }
  return []
}

const SOLD = [{ description: 'Travaux', unitPrice: '1.00' }]

/** Fields a call needs before it looks at the others. */
const GOOD: Partial<Record<keyof Operations, object>> = {
  'account.create': { code: '1234', name: 'A', type: 'asset' },
  'account.update': { code: '1010' },
  'bank.candidates': { lineId: 'l' },
  'bank.code': { lineId: 'l', allocations: [{ account: '5000' }] },
  'bank.ignore': { lineId: 'l', reason: 'r' },
  'bank.import': { path: '/x', account: '1010' },
  'bank.lines': { account: '1010' },
  'bank.match': { lineId: 'l', allocations: [{ documentId: 'd', amount: '1.00' }] },
  'bank.proof': { account: '1010' },
  'bank.reconcile': { account: '1010' },
  'bill.create': { lines: SOLD, draft: true },
  'bill.pay': { billId: 'b', date: '2026-03-02' },
  'creditNote.create': { lines: SOLD },
  'expense.create': { lines: SOLD, draft: true },
  'invoice.create': { lines: SOLD },
  'ledger.correct': { entryId: 'e', ...entry('1.00') },
  'ledger.opening': entry('1.00'),
  'ledger.post': entry('1.00'),
  'ledger.register': { account: '1010' },
  'ledger.reverse': { entryId: 'e', date: '2026-03-02' },
  'order.create': { lines: SOLD },
  'party.create': { name: 'P', roles: ['client'] },
  'payment.record': { partyId: 'p', amount: '1.00', date: '2026-03-02' },
  'payment.refund': { creditId: 'c', date: '2026-03-02' },
  'product.create': { name: 'P' },
  'reconciliation.begin': { account: '1010', through: '2026-02-28', balance: '0' },
  'reconciliation.create': { account: '1010', through: '2026-03-31' },
  'reconciliation.list': { account: '1010' },
  'reconciliation.preview': { account: '1010', through: '2026-03-31' },
  'reconciliation.previewBegin': { account: '1010', through: '2026-02-28' },
  'settings.set': { values: {} },
  'period.lock': { through: '1901-01-01' },
  'period.unlock': { reason: 'r' },
  'project.create': { name: 'C' },
  'quote.create': { lines: SOLD },
  'recurring.create': { frequency: 'monthly', first: '2026-03-02', lines: SOLD },
  'supplierCredit.create': { lines: SOLD, draft: true },
  'tax.compute': { date: '2026-03-02', amount: '1.00', taxes: ['TPS'] },
  'tax.register': { tax: 'TPS' },
  'transfer.create': { from: '1010', to: '1000', amount: '1.00', date: '2026-03-02' },
}

/** Tables that an honest call with odd text in its memos and names may add to. */
const NAMED = new Set([
  'company',
  'party',
  'project',
  'product',
  'draft',
  'draft_line',
  'recurring',
  'document',
  'document_line',
  'claim',
  'setting',
  'account',
  'entry',
  'posting',
  'balance',
  'series',
  'field_value',
  'tax_registration',
  'lock',
  'statement',
  'lock_seen',
  'lock_lift',
])

describe('hostile text', () => {
  const onCompany = Object.values(operations).filter(({ kind }) => kind === 'read' || kind === 'write')

  test.each(onCompany.map((operation) => [operation.name, operation] as const))(
    'in %s is refused or stays text',
    async (name, operation) => {
      const books = new Books()
      const file = name === 'bank.import' || name === 'bank.preview' ? { path: books.statement({}) } : {}
      const folder = fs.readdirSync(path.dirname(books.path)).sort()
      const before = tableHashes(books.sql)
      for (const text of HOSTILE)
        for (const wrong of inputsWith(operation.input, text)) {
          const input = { ...GOOD[name as keyof Operations], ...(wrong as object), ...file }
          const answer = await books.run(name, input).catch((error: unknown) => error)
          const isFine = !(answer instanceof Error) || 'family' in answer
          if (!isFine || (answer as { family?: string }).family === 'assertion') throw answer
        }
      for (const [table, hash] of tableHashes(books.sql))
        if (!NAMED.has(table)) expect([table, hash]).toEqual([table, before.get(table)])
      expect(books.verify()).toMatchObject({ ok: true })
      const after = fs.readdirSync(path.dirname(books.path)).sort()
      expect(after).toEqual(folder)
      expect(Object.prototype).not.toHaveProperty('polluted')
    },
  )

  test('in operations that need no company writes nothing', async () => {
    const books = new Books()
    const before = books.stateHash()
    for (const operation of Object.values(operations).filter(({ kind }) => kind === 'free'))
      for (const text of HOSTILE)
        for (const input of inputsWith(operation.input, text)) {
          if (operation.name === 'bank.inspect') continue // its file is the parser's matter
          await performFree(operation, input, books.tools).catch(refusal)
        }
    expect(books.stateHash()).toBe(before)
  })

  test('kept as a memo comes back letter for letter', async () => {
    const books = new Books()
    for (const memo of HOSTILE.filter((text) => !/\p{Cc}|\p{Cs}/u.test(text))) {
      const { id } = await books.call('ledger.post', { ...entry('1.00'), memo })
      expect((await books.call('ledger.entry', { id })).memo).toBe(memo)
    }
    expect(books.verify().ok).toBe(true)
  })
})
