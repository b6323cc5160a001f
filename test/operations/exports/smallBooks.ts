/** A small company with a little of everything that can be exported, the same to the day and the cent each time. */
import { Books, type BooksOptions } from '../../support/books.ts'

/** A name that a spreadsheet would run. */
export const HOSTILE = '=HYPERLINK("http://x.example","Alpha")'

async function sales(books: Books, client: string, project: string, product: string): Promise<string[]> {
  const send = async (kind: 'invoice' | 'quote' | 'order' | 'creditNote', fields: object) => {
    const { id } = await books.call(`${kind}.create`, { partyId: client, ...fields } as never)
    await books.call(`${kind}.send`, { id })
    return id
  }
  const line = (description: string, unitPrice: string, more: object = {}) => ({
    description,
    unitPrice,
    ...more,
  })
  const first = await send('invoice', {
    date: '2026-01-05',
    projectId: project,
    lines: [line('+Travaux', '1000.00')],
  })
  const second = await send('invoice', {
    date: '2026-02-20',
    lines: [line('Vis', '2.50', { productId: product, quantity: '40' })],
  })
  await send('quote', { date: '2026-03-02', lines: [line('Cuisine', '8000.00')] })
  await send('order', { date: '2026-03-03', lines: [line('Porte', '450.00')] })
  await send('creditNote', { date: '2026-03-04', lines: [line('Retour de vis', '10.00')] })
  await books.call('invoice.create', {
    partyId: client,
    date: '2026-03-30',
    lines: [line('À venir', '50.00')],
  })
  return [first, second]
}

async function purchases(books: Books, supplier: string, project: string): Promise<void> {
  const fields = (date: string, description: string, unitPrice: string) => ({
    partyId: supplier,
    date,
    lines: [{ description, unitPrice, account: '5000' }],
  })
  const bill = await books.call('bill.create', {
    ...fields('2026-01-20', 'Bois', '300.00'),
    reference: 'B-77',
    projectId: project,
  })
  await books.call('bill.pay', { billId: bill.id, amount: '100.00', date: '2026-02-15', method: 'check' })
  await books.call('expense.create', {
    ...fields('2026-02-03', 'Café', '12.00'),
    account: '1010',
    method: 'card',
  })
  await books.call('supplierCredit.create', fields('2026-03-05', 'Bois repris', '20.00'))
}

async function bank(books: Books): Promise<void> {
  const account = { accountId: 'A', currency: 'CAD', openingBalance: '0.00', closingBalance: '137.75' }
  const line = (date: string, amount: string, description: string, row: number) => ({
    date,
    amount,
    description,
    row,
  })
  const path = books.statement({
    accounts: [
      {
        ...account,
        lines: [line('2026-02-10', '149.75', 'VIREMENT ALPHA', 1), line('2026-02-11', '-12.00', '@frais', 2)],
      },
    ],
  })
  await books.call('bank.import', { path, account: '1010' })
}

/** Sales, purchases, payments, stock and a statement of the first quarter of 2026; two clients, one supplier. */
export async function smallBooks(options: BooksOptions = {}): Promise<{
  books: Books
  client: string
  reconciliation: string
}> {
  const books = new Books(options)
  const party = async (name: string, role: 'client' | 'supplier', more: object = {}) =>
    (await books.call('party.create', { name, roles: [role], province: 'QC', ...more })).id
  const client = await party(HOSTILE, 'client', { city: 'Lévis', email: 'a@exemple.ca' })
  const supplier = await party('Bois du Nord ltée', 'supplier', { phone: '418 555-0100' })
  const project = (
    await books.call('project.create', {
      name: 'Chantier Sainte-Foy',
      code: 'P-1',
      partyId: client,
      estimate: '5000.00',
    })
  ).id
  const product = await books.call('product.create', {
    name: 'Vis à bois',
    code: 'V-1',
    kind: 'goods',
    price: '2.50',
    cost: '0.75',
    tracked: true,
    low: '100',
    category: 'Quincaillerie',
  })
  await books.call('stock.move', {
    productId: product.id,
    kind: 'in',
    quantity: '120.5',
    date: '2026-01-02',
  })
  await books.call('ledger.opening', {
    date: '2026-01-01',
    lines: [{ account: '1010', debit: '5000.00' }],
  })
  const [first, second] = await sales(books, client, project, product.id)
  await books.call('payment.record', { invoiceId: first!, amount: '149.75', date: '2026-02-10' })
  await books.call('payment.record', { invoiceId: second!, amount: '200.00', date: '2026-03-01' })
  await purchases(books, supplier, project)
  await bank(books)
  const begin = { account: '1010', through: '2026-01-31', balance: '0.00' }
  const { adjusted } = await books.call('reconciliation.previewBegin', begin)
  const { id } = await books.call('reconciliation.begin', { ...begin, balance: adjusted })
  return { books, client, reconciliation: id }
}
