/** Operations on invoices to clients and their credit notes. */
import { z } from 'zod'
import { today } from '../../../db/records/documents/allocations.ts'
import { cancelInvoice } from '../../../db/records/documents/cancel.ts'
import { copyDraft, creditDraft, releaseDraft } from '../../../db/records/documents/convert.ts'
import { removeDraft } from '../../../db/records/documents/drafts.ts'
import { issueDraft } from '../../../db/records/documents/issue.ts'
import { findIssued, getDraft } from '../../../db/records/documents/read.ts'
import { date, id } from '../codecs.ts'
import { writes } from '../registry.ts'
import { readOperations, salesDraftOperations } from './common.ts'
import { sendInput, withDate } from './send.ts'
import { documentShape, shownDocument } from './shapes.ts'

const noun = {
  name: 'invoice',
  kind: 'invoice',
  scope: 'invoices',
  one: { fr: 'une facture', en: 'an invoice' },
  many: { fr: 'les factures aux clients', en: 'invoices to clients' },
} as const

const send = writes({
  name: 'invoice.send',
  summary: {
    fr: 'Émet une facture : lui donne son numéro et enregistre son écriture.',
    en: 'Issues an invoice: gives it its number and posts its entry.',
  },
  scope: 'invoices:write',
  input: sendInput,
  output: documentShape,
  run: (input, company) => {
    getDraft(company.sql, input.id, ['invoice'])
    withDate(company, 'invoice', input)
    return shownDocument(company, issueDraft(company, input.id).id)
  },
})

const cancel = writes({
  name: 'invoice.cancel',
  summary: {
    fr: 'Annule une facture : un brouillon est mis de côté, une facture émise reçoit une note de crédit de tout son montant.',
    en: 'Cancels an invoice: a draft is put away, one that was sent gets a credit note of its whole amount.',
  },
  scope: 'invoices:write',
  input: z.strictObject({ id, date: date.optional() }),
  output: documentShape,
  run: (input, company) => {
    if (findIssued(company.sql, input.id)) cancelInvoice(company, input.id, input.date ?? today(company))
    else {
      getDraft(company.sql, input.id, ['invoice'])
      removeDraft(company, input.id)
    }
    return shownDocument(company, input.id)
  },
})

const fromAnother = z.strictObject({ id, date: date.optional() })

const copy = writes({
  name: 'invoice.copy',
  summary: { fr: 'Prépare une facture semblable à une autre.', en: 'Prepares an invoice like another one.' },
  scope: 'invoices:write',
  input: fromAnother,
  output: documentShape,
  run: (input, company) =>
    shownDocument(company, copyDraft(company, input.id, 'invoice', input.date ?? today(company))),
})

const credit = writes({
  name: 'invoice.credit',
  summary: {
    fr: 'Prépare la note de crédit d’une facture ; retirez ce qui n’est pas rendu.',
    en: 'Prepares the credit note of an invoice; remove what is not given back.',
  },
  scope: 'invoices:write',
  input: fromAnother,
  output: documentShape,
  run: (input, company) =>
    shownDocument(company, creditDraft(company, input.id, input.date ?? today(company))),
})

const release = writes({
  name: 'invoice.releaseHoldback',
  summary: {
    fr: 'Prépare la facture qui libère la retenue d’une autre, avec ses taxes.',
    en: 'Prepares the invoice that releases the holdback of another, with its taxes.',
  },
  scope: 'invoices:write',
  input: fromAnother,
  output: documentShape,
  run: (input, company) =>
    shownDocument(company, releaseDraft(company, input.id, input.date ?? today(company))),
})

const creditNoun = {
  name: 'creditNote',
  kind: 'creditNote',
  scope: 'invoices',
  one: { fr: 'une note de crédit', en: 'a credit note' },
  many: { fr: 'les notes de crédit aux clients', en: 'credit notes to clients' },
} as const

const sendCredit = writes({
  name: 'creditNote.send',
  summary: {
    fr: 'Émet une note de crédit : elle a son numéro, et sert d’abord sa facture.',
    en: 'Issues a credit note: it gets its number, and serves its invoice first.',
  },
  scope: 'invoices:write',
  input: sendInput,
  output: documentShape,
  run: (input, company) => {
    getDraft(company.sql, input.id, ['creditNote'])
    withDate(company, 'creditNote', input)
    return shownDocument(company, issueDraft(company, input.id).id)
  },
})

export const invoiceOperations = [
  ...salesDraftOperations(noun),
  ...readOperations(noun),
  send,
  cancel,
  copy,
  credit,
  release,
  ...salesDraftOperations(creditNoun),
  ...readOperations(creditNoun),
  sendCredit,
] as const
