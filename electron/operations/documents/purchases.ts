/** Operations on suppliers' bills, expenses and suppliers' credits. */
import { z } from 'zod'
import type { Company } from '../../../db/company/company.ts'
import { today } from '../../../db/records/documents/allocations.ts'
import { voidDocument } from '../../../db/records/documents/cancel.ts'
import { copyDraft, creditDraft, releaseDraft } from '../../../db/records/documents/convert.ts'
import { removeDraft } from '../../../db/records/documents/drafts.ts'
import { issueDraft } from '../../../db/records/documents/issue.ts'
import { findIssued, getDraft } from '../../../db/records/documents/read.ts'
import { documentView } from '../../../db/records/documents/view.ts'
import { date, id } from '../codecs.ts'
import { writes } from '../registry.ts'
import { purchaseCreate, purchaseUpdate, readOperations, savedDraft } from './common.ts'
import { sendInput, withDate } from './send.ts'
import { documentShape, paidInput, showDocument, shownDocument } from './shapes.ts'

const bill = {
  name: 'bill',
  kind: 'bill',
  scope: 'bills',
  one: { fr: 'une facture de fournisseur', en: 'a supplier’s bill' },
  many: { fr: 'les factures de fournisseurs', en: 'suppliers’ bills' },
} as const

const expense = {
  name: 'expense',
  kind: 'expense',
  scope: 'bills',
  one: { fr: 'une dépense payée sur-le-champ', en: 'an expense paid at once' },
  many: { fr: 'les dépenses', en: 'expenses' },
} as const

const supplierCredit = {
  name: 'supplierCredit',
  kind: 'supplierCredit',
  scope: 'bills',
  one: { fr: 'un crédit de fournisseur', en: 'a supplier’s credit' },
  many: { fr: 'les crédits de fournisseurs', en: 'suppliers’ credits' },
} as const

type Noun = typeof bill | typeof expense | typeof supplierCredit

const draftFlag = { /** Keep it as a draft, to be recorded later. */ draft: z.boolean().default(false) }

/** Issues a draft and shows it with what was worth a look before. */
function recorded(company: Company, draft: string) {
  const { warnings } = documentView(company, draft)
  issueDraft(company, draft)
  return showDocument({ ...documentView(company, draft), warnings })
}

function recordOperations<const N extends Noun>(noun: N) {
  const { kind, one } = noun
  const name = noun.name as N['name']
  const input = purchaseCreate.extend(paidInput).extend(draftFlag)
  const create = writes({
    name: `${name}.create` as `${N['name']}.create`,
    summary: {
      fr: `Enregistre ${one.fr} avec son écriture ; avec « draft », la garde en brouillon.`,
      en: `Records ${one.en} with its entry; with “draft”, keeps it as a draft.`,
    },
    scope: 'bills:write',
    input,
    output: documentShape,
    run: ({ draft: stays, ...given }, company) => {
      const draft = savedDraft(company, kind, given)
      return stays ? shownDocument(company, draft) : recorded(company, draft)
    },
  })
  const update = writes({
    name: `${name}.update` as `${N['name']}.update`,
    summary: { fr: `Modifie ${one.fr} à l’état de brouillon.`, en: `Changes ${one.en} that is a draft.` },
    scope: 'bills:write',
    input: purchaseUpdate.extend(paidInput),
    output: documentShape,
    run: (given, company) => shownDocument(company, savedDraft(company, kind, given)),
  })
  const record = writes({
    name: `${name}.record` as `${N['name']}.record`,
    summary: { fr: `Enregistre ${one.fr} gardée en brouillon.`, en: `Records ${one.en} kept as a draft.` },
    scope: 'bills:write',
    input: sendInput,
    output: documentShape,
    run: (given, company) => {
      getDraft(company.sql, given.id, [kind])
      withDate(company, kind, given)
      return recorded(company, given.id)
    },
  })
  const cancel = writes({
    name: `${name}.cancel` as `${N['name']}.cancel`,
    summary: {
      fr: `Annule ${one.fr} : un brouillon est mis de côté, sinon l’écriture est contrepassée.`,
      en: `Cancels ${one.en}: a draft is put away, else its entry is reversed.`,
    },
    scope: 'bills:write',
    input: z.strictObject({ id, date: date.optional() }),
    output: documentShape,
    run: (given, company) => {
      if (findIssued(company.sql, given.id)) voidDocument(company, given.id, [kind], { date: given.date })
      else {
        getDraft(company.sql, given.id, [kind])
        removeDraft(company, given.id)
      }
      return shownDocument(company, given.id)
    },
  })
  const copy = writes({
    name: `${name}.copy` as `${N['name']}.copy`,
    summary: { fr: `Prépare ${one.fr} semblable à une autre.`, en: `Prepares ${one.en} like another one.` },
    scope: 'bills:write',
    input: z.strictObject({ id, date: date.optional() }),
    output: documentShape,
    run: (given, company) =>
      shownDocument(company, copyDraft(company, given.id, kind, given.date ?? today(company))),
  })
  return [create, update, record, cancel, copy] as const
}

const credit = writes({
  name: 'bill.credit',
  summary: {
    fr: 'Prépare le crédit d’une facture de fournisseur.',
    en: 'Prepares the credit of a supplier’s bill.',
  },
  scope: 'bills:write',
  input: z.strictObject({ id, date: date.optional() }),
  output: documentShape,
  run: (input, company) =>
    shownDocument(company, creditDraft(company, input.id, input.date ?? today(company))),
})

const release = writes({
  name: 'bill.releaseHoldback',
  summary: {
    fr: 'Prépare la facture du fournisseur qui libère la retenue d’une autre.',
    en: 'Prepares the supplier’s bill that releases the holdback of another.',
  },
  scope: 'bills:write',
  input: z.strictObject({ id, date: date.optional() }),
  output: documentShape,
  run: (input, company) =>
    shownDocument(company, releaseDraft(company, input.id, input.date ?? today(company))),
})

export const purchaseOperations = [
  ...recordOperations(bill),
  ...readOperations(bill),
  credit,
  release,
  ...recordOperations(expense),
  ...readOperations(expense),
  ...recordOperations(supplierCredit),
  ...readOperations(supplierCredit),
] as const
