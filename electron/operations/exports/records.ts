/** Lists of records: clients and suppliers, products, stock, projects, accounts, bank lines. */
import { getAccount } from '../../../db/records/accounts.ts'
import { decimalsOf, parseCents } from '../../../db/rules/money.ts'
import { accountOperations } from '../accounts.ts'
import { bankOperations } from '../bank.ts'
import { partyOperations } from '../parties.ts'
import { productOperations } from '../products.ts'
import { projectOperations } from '../projects.ts'
import { stockOperations } from '../stock.ts'
import { exported, exportedList, picked } from './exportable.ts'
import { stampOf } from './sheet.ts'
import {
  ACCOUNT_TYPES,
  LINE_STATUSES,
  PARTY_ROLES,
  PRODUCT_KINDS,
  PROJECT_STATUSES,
  STOCK_STATUSES,
  TOTAL,
} from './words.ts'

const parties = exportedList(
  picked(partyOperations, 'party.list'),
  ({ items, receivable, payable }, sheet, { role }) => ({
    title:
      role === undefined
        ? sheet.say({ fr: 'Clients et fournisseurs', en: 'Clients and suppliers' })
        : role === 'client'
          ? sheet.say({ fr: 'Clients', en: 'Clients' })
          : sheet.say({ fr: 'Fournisseurs', en: 'Suppliers' }),
    subtitle: [],
    columns: sheet.columns({
      number: 'text',
      name: 'text',
      role: 'text',
      city: 'text',
      email: 'text',
      phone: 'text',
      receivable: 'money',
      payable: 'money',
    }),
    rows: [
      ...items.map((row) => ({
        cells: {
          number: row.number,
          name: row.name,
          role: row.roles.map((one) => sheet.word(PARTY_ROLES, one)).join(', '),
          city: row.city,
          email: row.email,
          phone: row.phone,
          receivable: row.receivable,
          payable: row.payable,
        },
      })),
      { style: 'total', cells: { name: sheet.say(TOTAL), receivable, payable } },
    ],
    stamp: '',
  }),
)

const products = exportedList(
  picked(productOperations, 'product.list'),
  ({ items }, sheet, { category }) => ({
    title: sheet.say({ fr: 'Produits et services', en: 'Products and services' }),
    subtitle: category ? [category] : [],
    columns: sheet.columns({
      code: 'text',
      name: 'text',
      category: 'text',
      kind: 'text',
      unit: 'text',
      price: 'number',
      unitCost: 'number',
      quantity: 'number',
      taxes: 'text',
    }),
    rows: items.map((row) => ({
      cells: {
        code: row.code,
        name: sheet.nameOf({ name: row.name, nameEn: row.nameEn ?? row.name }),
        category: row.category,
        kind: sheet.word(PRODUCT_KINDS, row.kind),
        unit: row.unit,
        price: row.price,
        unitCost: row.cost,
        quantity: row.quantity,
        taxes: row.taxes === null ? null : row.taxes.join(', '),
      },
    })),
    stamp: '',
  }),
)

const stock = exportedList(picked(stockOperations, 'stock.list'), ({ items }, sheet, { category }) => ({
  title: sheet.say({ fr: 'État du stock', en: 'Stock on hand' }),
  subtitle: category ? [category] : [],
  columns: sheet.columns({
    code: 'text',
    name: 'text',
    category: 'text',
    quantity: 'number',
    unit: 'text',
    status: 'text',
    unitCost: 'number',
    value: 'money',
  }),
  rows: [
    ...items.map((row) => ({
      cells: {
        code: row.code,
        name: sheet.nameOf({ name: row.name, nameEn: row.nameEn ?? row.name }),
        category: row.category,
        quantity: row.quantity,
        unit: row.unit,
        status: sheet.word(STOCK_STATUSES, row.stockStatus),
        unitCost: row.cost,
        value: row.value,
      },
    })),
    {
      style: 'total',
      cells: { name: sheet.say(TOTAL), value: items.reduce((sum, { value }) => sum + (value ?? 0), 0) },
    },
  ],
  stamp: '',
}))

const accounts = exported(picked(accountOperations, 'account.list'), ({ items }, sheet, { asOf }) => ({
  title: sheet.say({ fr: 'Plan comptable', en: 'Chart of accounts' }),
  subtitle: asOf ? [sheet.asOf(asOf)] : [],
  columns: sheet.columns({
    account: 'text',
    name: 'text',
    type: 'text',
    gifi: 'text',
    currency: 'text',
    balance: 'money',
  }),
  rows: items.map((row) => ({
    cells: {
      account: row.code,
      name: sheet.nameOf(row),
      type: sheet.word(ACCOUNT_TYPES, row.type),
      gifi: row.gifi ?? null,
      currency: row.currency ?? null,
      balance: row.balance,
    },
  })),
  stamp: asOf ?? '',
}))

const bankLines = exportedList(
  picked(bankOperations, 'bank.lines'),
  ({ items, sum }, sheet, { account, from, to, status }) => {
    const known = getAccount(sheet.company.sql, account)
    const currency = known.currency ?? sheet.currency
    const hasCategories = items.some(({ category }) => category !== null)
    const cents = (amount: string) => parseCents(amount, decimalsOf(currency))
    return {
      title: sheet.say(
        { fr: 'Lignes de relevé du compte {account}', en: 'Bank lines of account {account}' },
        { account },
      ),
      subtitle: [
        sheet.nameOf(known),
        ...sheet.span(from, to),
        ...(status ? [sheet.word(LINE_STATUSES, status)!] : []),
      ],
      columns: sheet.columns({
        date: 'date',
        description: 'text',
        reference: 'text',
        ...(hasCategories ? { category: 'text' as const } : {}),
        status: 'text',
        amount: 'money',
      }),
      rows: [
        ...items.map((row) => ({
          cells: {
            date: row.date,
            description: row.description,
            reference: row.reference,
            ...(hasCategories ? { category: row.category } : {}),
            status: sheet.word(LINE_STATUSES, row.status),
            amount: cents(row.amount),
          },
        })),
        { style: 'total', cells: { description: sheet.say(TOTAL), amount: cents(sum) } },
      ],
      currency,
      stamp: stampOf(from, to),
    }
  },
)

const projects = exportedList(picked(projectOperations, 'project.list'), ({ items, estimate }, sheet) => ({
  title: sheet.say({ fr: 'Projets', en: 'Projects' }),
  subtitle: [],
  columns: sheet.columns({
    code: 'text',
    name: 'text',
    client: 'text',
    status: 'text',
    start: 'date',
    due: 'date',
    estimate: 'money',
  }),
  rows: [
    ...items.map((row) => ({
      cells: {
        code: row.code,
        name: row.name,
        client: row.partyName,
        status: sheet.word(PROJECT_STATUSES, row.status),
        start: row.startDate,
        due: row.dueDate,
        estimate: row.estimate,
      },
    })),
    { style: 'total', cells: { name: sheet.say(TOTAL), estimate } },
  ],
  stamp: '',
}))

export const recordExports = [parties, products, stock, projects, accounts, bankLines] as const
