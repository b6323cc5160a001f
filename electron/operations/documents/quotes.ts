/** Operations on quotes and sales orders. */
import { z } from 'zod'
import { today } from '../../../db/records/documents/allocations.ts'
import { answerDocument, expireQuotes, reopen } from '../../../db/records/documents/answers.ts'
import { copyDraft, invoiceDraft, orderDraft } from '../../../db/records/documents/convert.ts'
import { issueDraft } from '../../../db/records/documents/issue.ts'
import { getDraft, getIssued } from '../../../db/records/documents/read.ts'
import type { Text } from '../../../db/rules/errors.ts'
import { ppmOfPercent } from '../../../db/rules/money.ts'
import { date, id } from '../codecs.ts'
import { writes } from '../registry.ts'
import { readOperations, salesDraftOperations } from './common.ts'
import { sendInput, withDate } from './send.ts'
import { documentShape, shownDocument } from './shapes.ts'

const quote = {
  name: 'quote',
  kind: 'quote',
  scope: 'quotes',
  one: { fr: 'une soumission', en: 'a quote' },
  many: { fr: 'les soumissions', en: 'quotes' },
} as const

const order = {
  name: 'order',
  kind: 'order',
  scope: 'quotes',
  one: { fr: 'une commande de client', en: 'a sales order' },
  many: { fr: 'les commandes de clients', en: 'sales orders' },
} as const

type Noun = typeof quote | typeof order
const fromAnother = z.strictObject({ id, date: date.optional() })

function common<const N extends Noun>(noun: N) {
  const { one } = noun
  const name = noun.name as N['name']
  const send = writes({
    name: `${name}.send` as `${N['name']}.send`,
    summary: {
      fr: `Donne son numéro à ${one.fr}, qui ne se modifie plus.`,
      en: `Gives ${one.en} its number; it no longer changes.`,
    },
    scope: 'quotes:write',
    input: sendInput,
    output: documentShape,
    run: (input, company) => {
      getDraft(company.sql, input.id, [noun.kind])
      withDate(company, noun.kind, input)
      return shownDocument(company, issueDraft(company, input.id).id)
    },
  })
  const invoice = writes({
    name: `${name}.invoice` as `${N['name']}.invoice`,
    summary: {
      fr: `Prépare la facture de ce qui reste d’${one.fr}, ou d’une part en pourcentage de l’ensemble.`,
      en: `Prepares the invoice of what is left of ${one.en}, or of a part in percent of the whole.`,
    },
    scope: 'invoices:write',
    input: z.strictObject({
      id,
      date: date.optional(),
      /** Part of the whole that this invoice bills, above 0 to 100. */
      percent: z
        .string()
        .regex(/^(?!0+(\.0+)?$)\d{1,3}(\.\d{1,4})?$/)
        .optional(),
    }),
    output: documentShape,
    run: (input, company) => {
      getIssued(company.sql, input.id, [noun.kind])
      const fractionPpm =
        input.percent === undefined ? undefined : Math.min(ppmOfPercent(input.percent), 1_000_000)
      const day = input.date ?? today(company)
      return shownDocument(company, invoiceDraft(company, { id: input.id, date: day, fractionPpm }))
    },
  })
  const copy = writes({
    name: `${name}.copy` as `${N['name']}.copy`,
    summary: { fr: `Prépare ${one.fr} semblable à une autre.`, en: `Prepares ${one.en} like another one.` },
    scope: 'quotes:write',
    input: fromAnother,
    output: documentShape,
    run: (input, company) =>
      shownDocument(company, copyDraft(company, input.id, noun.kind, input.date ?? today(company))),
  })
  const takeBack = writes({
    name: `${name}.reopen` as `${N['name']}.reopen`,
    summary: {
      fr: `Reprend la réponse donnée à ${one.fr}.`,
      en: `Takes back the answer given to ${one.en}.`,
    },
    scope: 'quotes:write',
    input: z.strictObject({ id }),
    output: documentShape,
    run: (input, company) => {
      getIssued(company.sql, input.id, [noun.kind])
      reopen(company, input.id)
      return shownDocument(company, input.id)
    },
  })
  return [send, invoice, copy, takeBack] as const
}

function answer<const V extends string, const N extends Noun>(
  name: V,
  noun: N,
  kind: 'approved' | 'refused' | 'cancelled',
  summary: Text,
) {
  return writes({
    name: `${noun.name}.${name}` as `${N['name']}.${V}`,
    summary,
    scope: 'quotes:write',
    input: z.strictObject({ id }),
    output: documentShape,
    run: (input, company) => {
      answerDocument(company, input.id, [noun.kind], kind)
      return shownDocument(company, input.id)
    },
  })
}

const approve = answer('approve', quote, 'approved', {
  fr: 'Note que le client accepte une soumission.',
  en: 'Notes that the client accepts a quote.',
})
const refuse = answer('refuse', quote, 'refused', {
  fr: 'Note que le client refuse une soumission.',
  en: 'Notes that the client refuses a quote.',
})
const cancel = answer('cancel', order, 'cancelled', {
  fr: 'Annule une commande de client.',
  en: 'Cancels a sales order.',
})

const expire = writes({
  name: 'quote.expire',
  summary: {
    fr: 'Note comme expirées les soumissions dont la validité est passée.',
    en: 'Notes as expired the quotes whose validity has ended.',
  },
  scope: 'quotes:write',
  input: z.strictObject({}),
  output: z.strictObject({ expired: z.int() }),
  run: (_input, company) => ({ expired: expireQuotes(company, today(company)) }),
})

const toOrder = writes({
  name: 'quote.order',
  summary: { fr: 'Prépare la commande d’une soumission.', en: 'Prepares the order of a quote.' },
  scope: 'quotes:write',
  input: fromAnother,
  output: documentShape,
  run: (input, company) =>
    shownDocument(company, orderDraft(company, input.id, input.date ?? today(company))),
})

export const quoteOperations = [
  ...salesDraftOperations(quote),
  ...readOperations(quote),
  ...common(quote),
  approve,
  refuse,
  expire,
  toOrder,
  ...salesDraftOperations(order),
  ...readOperations(order),
  ...common(order),
  cancel,
] as const
