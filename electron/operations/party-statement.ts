/** The statement of account that a client or supplier is sent. */
import { z } from 'zod'
import type { Company } from '../../db/company/company.ts'
import { partyStatement } from '../../db/records/documents/statement.ts'
import { getParty } from '../../db/records/parties.ts'
import { date, id, money } from './codecs.ts'
import { reads } from './registry.ts'
import { checkSpan } from './report-period.ts'
import { present } from './shapes.ts'

const side = z.enum(['client', 'supplier'])

/** As a client, unless it is a supplier alone. */
function usualSide(company: Company, party: string): z.output<typeof side> {
  const roles = JSON.parse(getParty(company.sql, party).roles ?? '[]') as string[]
  return roles.includes('supplier') && !roles.includes('client') ? 'supplier' : 'client'
}

const statement = reads({
  name: 'party.statement',
  summary: {
    fr: 'Relevé de compte d’un client ou fournisseur : solde d’ouverture, documents, paiements, solde par âge.',
    en: 'Statement of account of a client or supplier: opening balance, documents, payments, balance by age.',
  },
  scope: 'parties:read',
  input: z.strictObject({
    partyId: id,
    from: date,
    to: date,
    /** Left out: client, or supplier for one that is nothing else. */
    side: side.optional(),
  }),
  output: z.strictObject({
    partyId: z.string(),
    partyName: z.string(),
    /** The party's own. */
    language: z.string().nullable(),
    side,
    from: date,
    to: date,
    opening: money,
    items: z.array(
      z.strictObject({
        date,
        documentId: z.string(),
        kind: z.string(),
        number: z.string(),
        reference: z.string().nullable(),
        dueDate: date.nullable(),
        /** `applied`: the part that settles a document of another party. */
        event: z.enum(['issued', 'undone', 'applied']),
        /** What makes more owed. */
        charge: money.optional(),
        /** What makes less owed. */
        payment: money.optional(),
        balance: money,
      }),
    ),
    charges: money,
    payments: money,
    closing: money,
    /** Deposits not used yet: in the balance, in no column of age. */
    deposits: money,
    aging: z.strictObject({
      current: money,
      d1to30: money,
      d31to60: money,
      d61to90: money,
      over90: money,
      total: money,
    }),
  }),
  run: ({ partyId, from, to, side: asked }, company) => {
    checkSpan(from, to)
    const { id: own, name, language } = getParty(company.sql, partyId)
    const way = asked ?? usualSide(company, own)
    const control = way === 'client' ? 'receivable' : 'payable'
    const { items, aging, ...sums } = partyStatement(company, own, control, { from, to })
    const sum = (sign: 1 | -1) => items.reduce((total, { cents }) => total + Math.max(0, sign * cents), 0)
    return {
      partyId: own,
      partyName: name ?? '',
      language,
      side: way,
      from,
      to,
      ...sums,
      items: items.map(({ due, cents, ...row }) => ({
        ...row,
        dueDate: due,
        ...present({ charge: cents >= 0 ? cents : null, payment: cents < 0 ? -cents : null }),
      })),
      charges: sum(1),
      payments: sum(-1),
      aging: { ...aging },
    }
  },
})

export const partyStatementOperations = [statement] as const
