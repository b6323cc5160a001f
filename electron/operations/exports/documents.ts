/** Lists of documents: sales, purchases, payments. */
import type { z } from 'zod'
import type { Text } from '../../../db/rules/errors.ts'
import type { ReportRow } from '../../exports/table.ts'
import { invoiceOperations } from '../documents/invoices.ts'
import { paymentOperations } from '../documents/payments.ts'
import { purchaseOperations } from '../documents/purchases.ts'
import { quoteOperations } from '../documents/quotes.ts'
import type { listInput, listShape } from '../documents/shapes.ts'
import type { ReadOperation } from '../registry.ts'
import { type Exportable, exportedList, picked } from './exportable.ts'
import { type Columns, type Drawn, type Sheet, stampOf } from './sheet.ts'
import { KINDS, METHODS, MONEY_STATUSES, STATUSES, TOTAL } from './words.ts'

type Listed = z.output<typeof listShape>
type Filters = Partial<z.output<z.ZodObject<typeof listInput>>>

/** What a list is called, and who stands on its other side. */
interface List {
  readonly title: Text
  readonly who: 'client' | 'supplier' | 'name'
  readonly columns: Columns
  readonly statuses: typeof STATUSES
}

function filtersOf(
  { from, to, status, partyId, projectId, text }: Filters,
  list: List,
  sheet: Sheet,
): string[] {
  const { sql } = sheet.company
  const named = (table: 'party' | 'project', id: string) =>
    sql.get<{ name: string | null }>(`SELECT name FROM ${table} WHERE id = ?`, id)?.name ?? id
  const statuses = status === undefined ? [] : [status].flat().map((one) => sheet.word(list.statuses, one))
  return [
    ...sheet.span(from, to),
    ...(statuses.length > 0
      ? [sheet.say({ fr: 'État : {list}', en: 'Status: {list}' }, { list: statuses.join(', ') })]
      : []),
    ...(partyId ? [named('party', partyId)] : []),
    ...(projectId
      ? [sheet.say({ fr: 'Projet : {name}', en: 'Project: {name}' }, { name: named('project', projectId) })]
      : []),
    ...(text ? [sheet.say({ fr: 'Recherche : {text}', en: 'Search: {text}' }, { text })] : []),
  ]
}

const isCounted = ({ status }: { readonly status: string }) =>
  !['draft', 'cancelled', 'held'].includes(status)

/** Money that comes in and money that goes out do not add up: each kind has its own total. */
function totalRows(
  { items, sum, balance }: Pick<Listed, 'items' | 'sum' | 'balance'>,
  list: List,
  sheet: Sheet,
) {
  const row = (name: string, total: number, open: number): ReportRow => ({
    style: 'total',
    cells: { [list.who]: name, total, balance: open },
  })
  const kinds = [...new Set(items.map(({ kind }) => kind))]
  if (kinds.length < 2) return [row(sheet.say(TOTAL), sum, balance)]
  return kinds.map((kind) => {
    const own = items.filter((item) => item.kind === kind && isCounted(item))
    return row(
      `${sheet.say(TOTAL)} — ${sheet.word(KINDS, kind)}`,
      own.reduce((all, { total }) => all + total, 0),
      own.reduce((all, { balance: open }) => all + open, 0),
    )
  })
}

function drawList({ items, sum, balance }: Listed, filters: Filters, list: List, sheet: Sheet): Drawn {
  return {
    title: sheet.say(list.title),
    subtitle: filtersOf(filters, list, sheet),
    columns: sheet.columns(list.columns),
    rows: [
      ...items.map((row) => ({
        cells: {
          date: row.date,
          number: row.number,
          kind: sheet.word(KINDS, row.kind),
          reference: row.reference,
          [list.who]: row.partyName,
          description: row.description,
          due: row.dueDate,
          status: sheet.word(list.statuses, row.status),
          method: sheet.word(METHODS, row.method),
          account: row.account,
          total: row.total,
          balance: row.balance,
        },
      })),
      ...totalRows({ items, sum, balance }, list, sheet),
    ],
    // the sums leave out what does not count, so they may differ from those of the column
    notes: items.some((item) => !isCounted(item))
      ? [
          sheet.say({
            fr: 'Le total ne compte ni les brouillons, ni ce qui est annulé ou en attente.',
            en: 'The total leaves out drafts and what is cancelled or held.',
          }),
        ]
      : [],
    stamp: stampOf(filters.from, filters.to),
  }
}

const document = (who: 'client' | 'supplier', due: 'due' | null, balance: 'balance' | null): Columns => ({
  number: 'text',
  date: 'date',
  ...(who === 'supplier' ? { reference: 'text' } : {}),
  [who]: 'text',
  description: 'text',
  ...(due ? { due: 'date' } : {}),
  status: 'text',
  total: 'money',
  ...(balance ? { balance: 'money' } : {}),
})

function listExport<In extends z.ZodType, N extends string>(
  operation: ReadOperation<In, typeof listShape, undefined> & { readonly name: N },
  list: Omit<List, 'statuses'> & { readonly statuses?: List['statuses'] },
): Exportable<N> {
  return exportedList(operation, (data, sheet, input) =>
    drawList(data, input as Filters, { statuses: STATUSES, ...list }, sheet),
  )
}

export const documentExports = [
  listExport(picked(invoiceOperations, 'invoice.list'), {
    title: { fr: 'Factures', en: 'Invoices' },
    who: 'client',
    columns: document('client', 'due', 'balance'),
  }),
  listExport(picked(quoteOperations, 'quote.list'), {
    title: { fr: 'Soumissions', en: 'Quotes' },
    who: 'client',
    columns: document('client', 'due', null),
  }),
  listExport(picked(quoteOperations, 'order.list'), {
    title: { fr: 'Commandes de clients', en: 'Sales orders' },
    who: 'client',
    columns: document('client', 'due', null),
  }),
  listExport(picked(invoiceOperations, 'creditNote.list'), {
    title: { fr: 'Notes de crédit', en: 'Credit notes' },
    who: 'client',
    columns: document('client', null, 'balance'),
  }),
  listExport(picked(purchaseOperations, 'bill.list'), {
    title: { fr: 'Factures de fournisseurs', en: 'Bills' },
    who: 'supplier',
    columns: document('supplier', 'due', 'balance'),
  }),
  listExport(picked(purchaseOperations, 'expense.list'), {
    title: { fr: 'Dépenses', en: 'Expenses' },
    who: 'supplier',
    columns: { ...document('supplier', null, null), method: 'text', account: 'text' },
  }),
  listExport(picked(purchaseOperations, 'supplierCredit.list'), {
    title: { fr: 'Crédits de fournisseurs', en: 'Supplier credits' },
    who: 'supplier',
    columns: document('supplier', null, 'balance'),
  }),
  listExport(picked(paymentOperations, 'payment.list'), {
    title: { fr: 'Encaissements et paiements', en: 'Receipts and payments' },
    who: 'name',
    columns: {
      number: 'text',
      date: 'date',
      kind: 'text',
      name: 'text',
      method: 'text',
      account: 'text',
      reference: 'text',
      status: 'text',
      total: 'money',
      balance: 'money',
    },
    statuses: MONEY_STATUSES,
  }),
] as const
