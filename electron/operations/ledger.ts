/** Operations on entries: post, reverse, correct, read. */
import { z } from 'zod'
import { correct, getEntry, reverse } from '../../db/ledger/entries.ts'
import { post } from '../../db/ledger/post.ts'
import { counterAccounts, register } from '../../db/ledger/register.ts'
import { debitsOf, findEntries, searchEntries } from '../../db/ledger/search.ts'
import { accountByRole, getAccount } from '../../db/records/accounts.ts'
import { accountCode, date, id, line, money, page } from './codecs.ts'
import { reads, writes } from './registry.ts'
import {
  entryShape,
  lineInput,
  linesToPost,
  pieceInput,
  postedShape,
  present,
  showEntry,
  sides,
} from './shapes.ts'

/** `GEN`, `VTE`, `Journal des achats`: an office’s own names. */
const journal = line(40).min(1)
const order = z.enum(['asc', 'desc'])

const postEntry = writes({
  name: 'ledger.post',
  summary: { fr: 'Enregistre une écriture équilibrée.', en: 'Posts a balanced entry.' },
  scope: 'ledger:write',
  input: z.strictObject({
    date,
    journal: journal.optional(),
    memo: line(500).optional(),
    lines: z.array(lineInput).max(2_000),
    piece: pieceInput.optional(),
  }),
  output: postedShape,
  run: ({ lines, ...entry }, company) => post(company, [{ ...entry, lines: linesToPost(lines) }])[0]!,
})

const opening = writes({
  name: 'ledger.opening',
  summary: {
    fr: 'Enregistre les soldes d’ouverture ; ce qui manque à l’équilibre va au compte d’ouverture.',
    en: 'Posts the opening balances; what lacks to balance goes to the opening account.',
  },
  scope: 'ledger:write',
  input: z.strictObject({ date, lines: z.array(lineInput).min(1).max(2_000), memo: line(500).optional() }),
  output: postedShape,
  run: ({ date: day, lines, memo }, company) => {
    const posted = linesToPost(lines)
    const rest = posted.reduce((sum, row) => sum + row.cents, 0)
    const balancing = rest === 0 ? undefined : accountByRole(company.sql, 'openingBalance')
    const all = balancing ? [...posted, { account: balancing, cents: -rest }] : posted
    const { language } = company.facts()
    const text = memo ?? (language === 'fr' ? 'Soldes d’ouverture' : 'Opening balances')
    return post(company, [{ date: day, journal: 'OUV', kind: 'opening', memo: text, lines: all }])[0]!
  },
})

const reverseEntry = writes({
  name: 'ledger.reverse',
  summary: {
    fr: 'Contrepasse une écriture : enregistre son contraire.',
    en: 'Reverses an entry: posts its mirror.',
  },
  scope: 'ledger:write',
  input: z.strictObject({ entryId: id, date, memo: line(500).optional() }),
  output: postedShape,
  run: (input, company) => reverse(company, input.entryId, input.date, { memo: input.memo }),
})

const correctEntry = writes({
  name: 'ledger.correct',
  summary: {
    fr: 'Corrige une écriture : la contrepasse et enregistre la bonne, en un seul acte.',
    en: 'Corrects an entry: reverses it and posts the right one, in one act.',
  },
  scope: 'ledger:write',
  input: z.strictObject({
    entryId: id,
    date,
    memo: line(500).optional(),
    lines: z.array(lineInput).max(2_000),
  }),
  output: z.strictObject({ ...postedShape.shape, reversalId: z.string(), reversalNumber: z.string() }),
  run: (input, company) => {
    const { reversal, entry } = correct(company, input.entryId, { ...input, lines: linesToPost(input.lines) })
    return { ...entry, reversalId: reversal.id, reversalNumber: reversal.number }
  },
})

const one = reads({
  name: 'ledger.entry',
  summary: { fr: 'Montre une écriture.', en: 'Shows an entry.' },
  scope: 'ledger:read',
  input: z.strictObject({ id }),
  output: entryShape,
  run: (input, company) => showEntry(getEntry(company.sql, input.id)),
})

const entries = reads({
  name: 'ledger.entries',
  summary: { fr: 'Cherche et liste les écritures.', en: 'Searches and lists entries.' },
  scope: 'ledger:read',
  input: z.strictObject({
    from: date.optional(),
    to: date.optional(),
    account: accountCode.optional(),
    journal: journal.optional(),
    text: z.string().max(200).optional(),
    amount: money.optional(),
    held: z.boolean().optional(),
    order: order.default('desc'),
    ...page,
  }),
  output: z.strictObject({ items: z.array(entryShape), nextCursor: z.string().optional(), total: z.int() }),
  run: (input, company) => {
    const { items, nextCursor, total } = findEntries(company.sql, input)
    return { items: items.map(showEntry), ...present({ nextCursor }), total }
  },
})

const SEARCHED_MAX = 50

const search = reads({
  name: 'ledger.search',
  summary: {
    fr: 'Trouve des écritures pendant que l’on tape : les dernières arrivées d’abord.',
    en: 'Finds entries while one types: the last to arrive first.',
  },
  scope: 'ledger:read',
  input: z.strictObject({
    text: z.string().max(200),
    limit: z.int().min(1).max(SEARCHED_MAX).default(SEARCHED_MAX),
  }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({ id: z.string(), number: z.string(), date, memo: z.string().nullable(), total: money }),
    ),
  }),
  run: ({ text, limit }, company) => ({
    items: searchEntries(company.sql, text, limit).map(({ key, ...entry }) => ({
      ...entry,
      total: debitsOf(company.sql, key),
    })),
  }),
})

const registerShape = z.strictObject({
  opening: money,
  items: z.array(
    z.strictObject({
      entryId: z.string(),
      number: z.string(),
      date,
      memo: z.string().nullable(),
      debit: money.optional(),
      credit: money.optional(),
      balance: money,
      counterAccounts: z.array(z.string()),
    }),
  ),
  nextCursor: z.string().optional(),
})

const accountRegister = reads({
  name: 'ledger.register',
  summary: {
    fr: 'Montre les mouvements d’un compte avec le solde progressif.',
    en: 'Shows the movements of an account with the running balance.',
  },
  scope: 'ledger:read',
  input: z.strictObject({
    account: accountCode,
    from: date.optional(),
    to: date.optional(),
    order: order.default('asc'),
    ...page,
  }),
  output: registerShape,
  run: (input, company) => {
    getAccount(company.sql, input.account)
    const { opening: before, rows, nextCursor } = register(company.sql, input)
    const items = rows.map(({ entry, cents, ...row }) => ({
      ...row,
      ...sides(cents),
      counterAccounts: counterAccounts(company.sql, entry, input.account),
    }))
    return { opening: before, items, ...present({ nextCursor }) }
  },
})

export const ledgerOperations = [
  postEntry,
  opening,
  reverseEntry,
  correctEntry,
  one,
  entries,
  search,
  accountRegister,
] as const
