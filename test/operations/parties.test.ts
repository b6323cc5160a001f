/**
 * Protects the records of clients and suppliers: what is kept, what is refused and what is only told; lists that find by
 * any word; balances of a whole family; contacts; erasure that reaches contacts, drafts and documents.
 */
import { beforeEach, describe, expect, test } from 'vitest'
import { attach } from '../../db/records/attachments.ts'
import { recordDrafts } from '../../db/records/fields.ts'
import { Books } from '../support/books.ts'

let books: Books
beforeEach(() => {
  books = new Books()
})

function client(name: string, more: object = {}) {
  books.workshop.clock.now += 1
  return books.call('party.create', { name, roles: ['client'], ...more })
}

const WHOLE = {
  name: 'Constructions Tremblay inc.',
  roles: ['client' as const, 'supplier' as const],
  number: 'C-104',
  email: 'compta@tremblay.example',
  phone: '418 555-0100',
  address: '3, rue du Fleuve',
  city: 'Lévis',
  province: 'QC',
  postalCode: 'G6V 1A1',
  country: 'CA',
  deliveryAddress: 'Chantier du pont\nQuai 2',
  language: 'fr' as const,
  taxNumbers: { TPS: '123456782 RT0001' },
  terms: '2/10 Net 30',
  salesAccount: '4000',
  purchaseAccount: '5000',
  salesTaxes: ['TPS', 'TVQ'],
  purchaseTaxes: [],
  creditLimit: '25000.00',
  method: 'check' as const,
  notes: 'Appeler avant de livrer.',
  archived: false,
}

describe('a record', () => {
  test('keeps every field, in one flat object', async () => {
    const made = await books.call('party.create', WHOLE)
    expect(made).toEqual({ id: made.id, ...WHOLE, warnings: [] })
    const changed = await books.call('party.update', { id: made.id, creditLimit: null, terms: '30 jours' })
    expect(changed).toMatchObject({ ...WHOLE, creditLimit: null, terms: '30 jours' })
    expect(await books.call('party.get', { id: made.id })).toMatchObject({
      name: WHOLE.name,
      contacts: [],
      merged: [],
    })
  })

  test.each([
    [{ terms: 'quand je peux' }, 'terms terms.unknown'],
    [{ salesAccount: '9999' }, 'salesAccount account.unknown'],
    [{ purchaseAccount: '9998' }, 'purchaseAccount account.unknown'],
    [{ salesTaxes: ['TPS', 'ABC'] }, 'salesTaxes.1 tax.notHere'],
    [{ purchaseTaxes: ['TVA-20'] }, 'purchaseTaxes.0 tax.notHere'],
    [{ creditLimit: '-1.00' }, 'creditLimit party.negativeLimit'],
  ])('with %j is refused where it is wrong', async (wrong, detail) => {
    const refused = await books.refused('party.create', { name: 'X', roles: ['client'], ...wrong })
    expect(refused).toEqual({ code: 'party.refused', details: [detail] })
    const { id } = await client('Y')
    expect((await books.refused('party.update', { id, ...wrong })).details).toEqual([detail])
  })

  test('is refused with all that is wrong at once', async () => {
    const wrong = { terms: 'bof', salesAccount: '9999', creditLimit: '-1.00', salesTaxes: ['Z'] }
    const { details } = await books.refused('party.create', { name: 'X', roles: ['client'], ...wrong })
    expect(details).toHaveLength(4)
    expect((await books.call('party.list', {})).total).toBe(0)
  })

  test('is taken with odd tax numbers, each told', async () => {
    const taxNumbers = { TPS: '123456789RT0001', TVQ: '1234567890TQ0001', NEQ: '1' }
    const made = await client('Acme', { taxNumbers })
    expect(made.taxNumbers).toEqual(taxNumbers)
    expect(made.warnings.map(({ path }) => path)).toEqual(['taxNumbers.TPS', 'taxNumbers.TVQ'])
    for (const { message } of made.warnings) expect(message.fr).toContain('chiffre de contrôle')
    expect((await books.call('party.get', { id: made.id })).warnings).toHaveLength(2)
    expect((await client('Bêta', { taxNumbers: { TPS: '123456782RT0001' } })).warnings).toEqual([])
  })

  test('that another likely is already there is taken, and told why', async () => {
    await client('Toitures Lavoie inc.', { email: 'info@lavoie.example', phone: '(418) 555-0199' })
    const again = await client('LAVOIE TOITURES', { phone: '1-418-555-0199 poste 4', number: 'C-1' })
    expect(again.warnings).toHaveLength(1)
    expect(again.warnings[0]).toMatchObject({
      code: 'party.likelyDuplicate',
      message: {
        fr: expect.stringContaining('même téléphone, même nom'),
        en: expect.stringContaining('same phone, same name'),
      },
    })
    const numbered = await client('Tout autre chose', { number: 'c-1' })
    expect(numbered.warnings.map(({ path, code }) => `${path} ${code}`)).toEqual(['number party.numberTwice'])
  })
})

describe('a list', () => {
  beforeEach(async () => {
    await client('Électricité Côté', { city: 'Montréal', number: 'C-10', email: 'a@cote.example' })
    await client('Béton Alma', { city: 'Alma', number: 'C-9', phone: '418 555-0123' })
    books.workshop.clock.now += 1
    await books.call('party.create', { name: 'Zinc du Nord', roles: ['supplier'], city: 'Amos' })
    await client('Ancien client', { archived: true })
  })
  const names = async (input: object) =>
    (await books.call('party.list', input)).items.map(({ name }) => name.split(' ')[0])

  test.each([
    [{}, ['Béton', 'Électricité', 'Zinc']],
    [{ role: 'client' }, ['Béton', 'Électricité']],
    [{ role: 'supplier' }, ['Zinc']],
    [{ archived: true }, ['Ancien']],
    [{ sort: 'number' }, ['Béton', 'Électricité', 'Zinc']],
    [{ sort: 'city' }, ['Béton', 'Zinc', 'Électricité']],
    [{ sort: 'newest' }, ['Zinc', 'Béton', 'Électricité']],
    [{ text: 'electricite' }, ['Électricité']],
    [{ text: 'COTE montreal' }, ['Électricité']],
    [{ text: 'cote.example' }, ['Électricité']],
    [{ text: '5550123' }, ['Béton']],
    [{ text: 'c-9' }, ['Béton']],
    [{ text: 'introuvable' }, []],
  ])('%j shows %j', async (input, expected) => {
    expect(await names(input)).toEqual(expected)
  })

  test('goes page by page, the totals being of all', async () => {
    const first = await books.call('party.list', { limit: 2 })
    expect(first).toMatchObject({ total: 3, nextCursor: '2' })
    const rest = await books.call('party.list', { limit: 2, cursor: '2' })
    expect(rest.items.map(({ name }) => name)).toEqual(['Zinc du Nord'])
    expect(rest.nextCursor).toBeUndefined()
  })
})

describe('contacts', () => {
  test('belong to a party, and are archived rather than lost', async () => {
    const { id } = await client('Acme')
    const luce = await books.call('contact.create', { partyId: id, name: 'Luce', role: 'Comptable' })
    const marc = await books.call('contact.create', { partyId: id, name: 'Marc', phone: '418' })
    await books.call('contact.update', { id: luce.id, email: 'luce@acme.example' })
    await books.call('contact.archive', { id: marc.id })
    expect((await books.call('party.get', { id })).contacts).toEqual([
      { ...luce, email: 'luce@acme.example' },
    ])
    const all = await books.call('contact.list', { partyId: id, archived: true })
    expect(all.items.map(({ name, archived }) => [name, archived])).toEqual([
      ['Luce', false],
      ['Marc', true],
    ])
    expect((await books.refused('contact.create', { partyId: 'x', name: 'Y' })).code).toBe('party.unknown')
    expect((await books.refused('contact.update', { id: 'x' })).code).toBe('contact.unknown')
  })
})

let issued = 0

/** An issued document as the log would leave it. */
function issue(kind: string, party: string, more: Partial<Record<string, string | number>>): void {
  issued += 1
  const row: Record<string, string | number> = {
    fact: `f${issued}`,
    id: `d${issued}`,
    change: 1,
    kind,
    number: '1',
    series: 's',
    party,
    party_name: 'Zwygart',
    date: '2026-03-01',
    currency: 'CAD',
    prices_include_tax: 0,
    self_assessed: 0,
    discount: 0,
    holdback: 0,
    subtotal: 0,
    tax_total: 0,
    total: 0,
    side: 1,
    counts: 1,
    stands: 1,
    open: 0,
    ...more,
  } as Record<string, string | number>
  const columns = Object.keys(row)
  books.sql.run(
    `INSERT INTO document (${columns.join(',')}) VALUES (${columns.map(() => '?').join(',')})`,
    ...Object.values(row),
  )
}

describe('a balance', () => {
  test('adds up the documents of a whole family that stand, on both sides', async () => {
    const keep = await client('Acme', { creditLimit: '1000.00' })
    const merge = await client('Acme inc.')
    issue('invoice', keep.id, { total: 50_000, open: 20_000, due: '2026-03-15' })
    issue('invoice', merge.id, { total: 30_000, open: 30_000, due: '2026-04-30' })
    issue('invoice', keep.id, { total: 99_999, open: 99_999, stands: 0 })
    issue('invoice', keep.id, { total: 77_777, open: 77_777, currency: 'USD' })
    issue('creditNote', keep.id, { total: 5_000, open: 1_000 })
    issue('receipt', merge.id, { total: 30_000, open: 4_000 })
    issue('quote', keep.id, { total: 44_444, open: 44_444 })
    issue('bill', keep.id, { total: 10_000, open: 10_000, due: '2026-03-30' })
    await books.call('party.merge', { keep: keep.id, merge: merge.id })
    const expected = {
      client: {
        invoiced: '750.00',
        paid: '300.00',
        due: '500.00',
        overdue: '200.00',
        credit: '50.00',
        balance: '450.00',
      },
      supplier: { invoiced: '100.00', due: '100.00', overdue: '100.00', balance: '100.00' },
      creditAvailable: '550.00',
    }
    for (const id of [keep.id, merge.id])
      expect(await books.call('party.balance', { id })).toMatchObject(expected)
    expect(await books.call('party.list', {})).toMatchObject({
      total: 1,
      items: [{ receivable: '450.00', payable: '100.00' }],
      receivable: '450.00',
      payable: '100.00',
    })
    await books.call('party.unmerge', { id: merge.id })
    expect((await books.call('party.balance', { id: merge.id })).client.balance).toBe('260.00')
  })
})

describe('erasure', () => {
  test('takes contacts, drafts and documents along, and what was merged', async () => {
    const { id } = await client('Zwygart', { phone: '1' })
    const other = await client('Zwygart inc.')
    await books.call('contact.create', { partyId: other.id, name: 'Luce Zwygart' })
    await books.call('party.merge', { keep: id, merge: other.id })
    issue('quote', other.id, { reference: 'Zwygart', notes: 'Zwygart' })
    const draft = { party: other.id, kind: 'quote', reference: 'Zwygart', notes: 'Pour Zwygart' }
    const line = { document: 'draft1', description: 'Toit de Zwygart', quantity: '1' }
    books.write((company) => {
      company.append(
        recordDrafts(company.sql, [
          { kind: 'draft', record: 'draft1', values: draft },
          { kind: 'draft_line', record: 'line1', values: line },
        ]),
      )
      attach(company, 'document:draft1', 'Zwygart.pdf', Buffer.from('plan de Zwygart'))
    })
    const tables = ['party', 'contact', 'document', 'draft', 'draft_line', 'attachment', 'field_value']
    const holding = () =>
      tables.filter((table) => JSON.stringify(books.sql.all(`SELECT * FROM ${table}`)).includes('Zwygart'))
    expect(holding()).toEqual(tables)
    await books.call('privacy.erase', { partyId: other.id })
    expect(holding()).toEqual([])
    expect(books.sql.all('SELECT * FROM blob')).toEqual([])
    const parts =
      "SELECT DISTINCT kind FROM part WHERE content IS NOT NULL AND record <> 'owner' AND kind <> 'account'"
    expect(books.sql.all(parts)).toEqual([])
    expect((await books.refused('privacy.erase', { partyId: id })).code).toBe('privacy.alreadyErased')
    expect((await books.refused('contact.create', { partyId: id, name: 'X' })).code).toBe(
      'privacy.alreadyErased',
    )
  })

  test('leaves no name in an old invoice, its payment, its entries and what is searched', async () => {
    const { id } = await client('Zwygart', { email: 'zwygart@example.com', notes: 'Cousin de Zwygart' })
    const invoice = await books.call('invoice.create', {
      partyId: id,
      date: '2018-03-01',
      reference: 'Zwygart 12',
      notes: 'Merci, Zwygart',
      lines: [{ description: 'Toit de Zwygart', quantity: '1', unitPrice: '100' }],
    })
    await books.call('invoice.send', { id: invoice.id })
    await books.call('payment.record', {
      invoiceId: invoice.id,
      amount: '50.00',
      date: '2018-03-05',
      method: 'check',
      reference: 'Zwygart 001',
    })
    const before = await books.call('party.balance', { id })
    const holding = () =>
      books.sql
        .all<{ name: string }>(
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'entry_text%' AND name <> 'change'",
        )
        .map(({ name }) => name)
        .filter((name) => JSON.stringify(books.sql.all(`SELECT * FROM "${name}"`)).includes('Zwygart'))
    expect(holding()).toEqual(
      expect.arrayContaining(['document', 'document_line', 'draft', 'entry', 'party']),
    )
    await books.call('privacy.erase', { partyId: id })
    expect(holding()).toEqual([])
    expect((await books.call('ledger.entries', { text: 'Zwygart' })).total).toBe(0)
    expect(await books.call('invoice.get', { id: invoice.id })).toMatchObject({
      number: 'FAC-2018-0001',
      partyName: '',
      notes: null,
      reference: null,
      total: '114.98',
      balance: '64.98',
    })
    expect(await books.call('party.balance', { id })).toEqual(before)
    const readable = books.sql
      .all<{ content: Uint8Array }>('SELECT content FROM part WHERE content IS NOT NULL')
      .map(({ content }) => Buffer.from(content).toString('utf8'))
    expect(readable.join()).not.toContain('Zwygart')
    expect(books.verify().ok).toBe(true)
  })

  test('waits as long as the law keeps a document of the family', async () => {
    const { id } = await client('Zwygart')
    issue('bill', id, { date: '2021-01-01', entry: 'e' })
    expect((await books.refused('privacy.erase', { partyId: id })).code).toBe('privacy.inUse')
  })
})
