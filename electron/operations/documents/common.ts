/** Operations that every kind of draft has: create, change, throw away, read, list. */
import { z } from 'zod'
import type { Company } from '../../../db/company/company.ts'
import { today } from '../../../db/records/documents/allocations.ts'
import { removeDraft, saveDraft } from '../../../db/records/documents/drafts.ts'
import { getDraft } from '../../../db/records/documents/read.ts'
import type { TradeKind } from '../../../db/rules/documents/kinds.ts'
import type { Text } from '../../../db/rules/errors.ts'
import { id } from '../codecs.ts'
import { reads, type Scope, writes } from '../registry.ts'
import {
  documentShape,
  fieldsOf,
  headerInput,
  linesInput,
  linesOf,
  listed,
  listInput,
  listShape,
  purchaseInput,
  shownDocument,
} from './shapes.ts'

interface Noun<N extends string> {
  readonly name: N
  readonly kind: TradeKind
  readonly scope: string
  /** « une facture », « les factures » */
  readonly one: Text
  readonly many: Text
}

const scoped = (noun: { readonly scope: string }, right: 'read' | 'write'): Scope => `${noun.scope}:${right}`

export const salesCreate = z.strictObject({ ...headerInput, lines: linesInput })
export const salesUpdate = z.strictObject({ id, ...headerInput, lines: linesInput.optional() })
export const purchaseCreate = z.strictObject({ ...headerInput, ...purchaseInput, lines: linesInput })
export const purchaseUpdate = salesUpdate.extend(purchaseInput)

type Given = z.output<typeof salesUpdate> | z.output<typeof purchaseUpdate>

/** Writes a draft of a kind from an input; a new one is dated today when no date is given. Gives its id. */
export function savedDraft(company: Company, kind: TradeKind, input: Partial<Given>): string {
  const { id: draft, lines, ...header } = input
  // the taxes of the whole bill are not those of a part of it
  const isPart = kind === 'supplierCredit' && draft !== undefined && lines !== undefined
  const fields = fieldsOf(isPart ? { taxAmounts: null, ...header } : header)
  if (draft !== undefined) getDraft(company.sql, draft, [kind])
  const dated = draft === undefined ? { ...fields, date: fields.date ?? today(company) } : fields
  return saveDraft(company, kind, draft ?? null, dated, lines && linesOf(lines))
}

/** `<noun>.get`, `.list` and `.delete`. */
export function readOperations<const N extends string>(noun: Noun<N>) {
  const { name, kind, one, many } = noun
  const get = reads({
    name: `${name}.get` as `${N}.get`,
    summary: {
      fr: `Montre ${one.fr} avec ses lignes et ses règlements.`,
      en: `Shows ${one.en} with its lines and payments.`,
    },
    scope: scoped(noun, 'read'),
    input: z.strictObject({ id }),
    output: documentShape,
    run: (input, company) => shownDocument(company, input.id, [kind]),
  })
  const list = reads({
    name: `${name}.list` as `${N}.list`,
    summary: { fr: `Liste ${many.fr}.`, en: `Lists ${many.en}.` },
    scope: scoped(noun, 'read'),
    input: z.strictObject(listInput),
    output: listShape,
    run: (input, company) => listed(company, [kind], input),
  })
  const remove = writes({
    name: `${name}.delete` as `${N}.delete`,
    summary: {
      fr: `Met de côté ${one.fr} à l’état de brouillon.`,
      en: `Puts ${one.en} that is a draft away.`,
    },
    scope: scoped(noun, 'write'),
    input: z.strictObject({ id }),
    output: documentShape,
    run: (input, company) => {
      getDraft(company.sql, input.id, [kind])
      removeDraft(company, input.id)
      return shownDocument(company, input.id)
    },
  })
  return [get, list, remove] as const
}

/** `<noun>.create` and `.update` of a sales document, as a draft. */
export function salesDraftOperations<const N extends string>(noun: Noun<N>) {
  const { name, kind, one } = noun
  const create = writes({
    name: `${name}.create` as `${N}.create`,
    summary: {
      fr: `Prépare ${one.fr} : un brouillon, sans numéro.`,
      en: `Prepares ${one.en}: a draft, without a number.`,
    },
    scope: scoped(noun, 'write'),
    input: salesCreate,
    output: documentShape,
    run: (input, company) => shownDocument(company, savedDraft(company, kind, input)),
  })
  const update = writes({
    name: `${name}.update` as `${N}.update`,
    summary: { fr: `Modifie ${one.fr} à l’état de brouillon.`, en: `Changes ${one.en} that is a draft.` },
    scope: scoped(noun, 'write'),
    input: salesUpdate,
    output: documentShape,
    run: (input, company) => shownDocument(company, savedDraft(company, kind, input)),
  })
  return [create, update] as const
}
