/** Operations on taxes: codes, registrations, computation. */
import { z } from 'zod'
import { registerTax, taxRegistrations } from '../../db/records/taxes.ts'
import { localDay } from '../../db/rules/dates.ts'
import { rateAt, taxCodes, taxesIncluded, taxesOn, usualTaxes } from '../../db/rules/tax.ts'
import { checkTaxNumber } from '../../db/rules/taxnumbers.ts'
import { date, money } from './codecs.ts'
import { reads, writes } from './registry.ts'

const code = z.string().min(1).max(20)

const registrationShape = z.strictObject({
  code: z.string(),
  since: date.nullable(),
  until: date.nullable(),
  number: z.string().nullable(),
})

const codes = reads({
  name: 'tax.codes',
  summary: {
    fr: 'Liste les taxes du lieu, leurs taux à une date et les inscriptions.',
    en: 'Lists the taxes of the place, their rates on a day and the registrations.',
  },
  scope: 'taxes:read',
  input: z.strictObject({ date: date.optional() }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        nameEn: z.string(),
        kind: z.string(),
        /** Parts per million. */
        rate: z.int(),
        recoverable: z.boolean(),
        collectedAccount: z.string().nullable(),
        recoverableAccount: z.string().nullable(),
      }),
    ),
    usual: z.array(z.string()),
    registrations: z.array(registrationShape),
  }),
  run: (input, company) => {
    const day = input.date ?? localDay(company.now())
    const { country, province } = company.facts()
    const items = taxCodes(country, province ?? undefined, day).map((tax) => ({
      code: tax.code,
      name: tax.name,
      nameEn: tax.nameEn,
      kind: tax.kind,
      rate: rateAt(tax.code, day),
      recoverable: tax.recoverable,
      collectedAccount: tax.collectedAccount ?? null,
      recoverableAccount: tax.recoverableAccount ?? null,
    }))
    return {
      items,
      usual: [...usualTaxes(country, province ?? undefined)],
      registrations: taxRegistrations(company.sql),
    }
  },
})

const register = writes({
  name: 'tax.register',
  summary: {
    fr: 'Inscrit l’entreprise à une taxe, avec ses dates et son numéro.',
    en: 'Registers the company for a tax, with its dates and number.',
  },
  scope: 'taxes:write',
  input: z.strictObject({
    tax: code,
    since: date.nullable().optional(),
    until: date.nullable().optional(),
    number: z.string().trim().max(40).nullable().optional(),
  }),
  output: z.strictObject({
    registrations: z.array(registrationShape),
    /** The number's check digit is wrong: worth a look, no more. */
    numberLooksWrong: z.boolean(),
  }),
  run: ({ tax, ...fields }, company) => {
    const kind = tax === 'TPS' || tax.startsWith('TVH') ? 'TPS' : tax === 'TVQ' ? 'TVQ' : null
    const check = kind && fields.number ? checkTaxNumber(kind, fields.number) : null
    const number = check ? check.normalized : fields.number
    registerTax(company, tax, { ...fields, number }, localDay(company.now()))
    return { registrations: taxRegistrations(company.sql), numberLooksWrong: check ? !check.valid : false }
  },
})

const compute = reads({
  name: 'tax.compute',
  summary: {
    fr: 'Calcule les taxes d’un montant, en sus ou comprises.',
    en: 'Computes the taxes of an amount, added or included.',
  },
  scope: 'taxes:read',
  input: z.strictObject({
    date,
    amount: money,
    taxes: z.array(code).max(5),
    included: z.boolean().default(false),
  }),
  output: z.strictObject({
    base: money,
    taxes: z.array(z.strictObject({ code: z.string(), rate: z.int(), base: money, amount: money })),
    total: money,
  }),
  run: (input) => {
    const taxed = (input.included ? taxesIncluded : taxesOn)(input.amount, input.taxes, input.date)
    return { base: taxed.base, taxes: [...taxed.taxes], total: taxed.total }
  },
})

export const taxOperations = [codes, register, compute] as const
