/** Operations on what a bank line may be coded to: suggestions with their reasons, the entry before it is posted, habits. */
import { z } from 'zod'
import type { Company } from '../../db/company/company.ts'
import { getAccount } from '../../db/records/accounts.ts'
import { getLine } from '../../db/records/bank.ts'
import { type Coding, codingLines } from '../../db/records/bank-coding.ts'
import { habitOf, type SuggestedAct, type Suggestion, suggestionsFor } from '../../db/records/bank-suggest.ts'
import { suggestionText } from '../../db/rules/labels/reasons.ts'
import { decimalsOf, formatCents } from '../../db/rules/money.ts'
import { codingInput, codingOf } from './bank-coding-shapes.ts'
import { date, id, money } from './codecs.ts'
import { reads } from './registry.ts'
import { entryLineShape, present, sides, textShape } from './shapes.ts'

const codingShape = z.strictObject({
  allocations: z.array(
    z.strictObject({
      account: z.string(),
      amount: money.optional(),
      taxes: z.array(z.string()).optional(),
      memo: z.string().optional(),
      projectId: z.string().optional(),
    }),
  ),
  partyId: z.string().optional(),
  memo: z.string().optional(),
})

const actShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('code'), coding: codingShape }),
  /** The other account; null when a person must say which. */
  z.strictObject({ kind: z.literal('transfer'), account: z.string().nullable() }),
  z.strictObject({ kind: z.literal('ignore'), reason: z.string() }),
  /** Lines like this one settle documents of that party: there may be one to record or to find. */
  z.strictObject({ kind: z.literal('document'), partyId: z.string().nullable(), partyName: z.string() }),
])

const suggestionShape = z.strictObject({
  by: z.enum(['rule', 'memory', 'category', 'kind']),
  act: actShape,
  ruleId: z.string().optional(),
  /** Probability in whole percent, of the memory. */
  chance: z.int().optional(),
  /** Of the last lines of this label, how many became this. */
  times: z.int().optional(),
  of: z.int().optional(),
  text: textShape,
})

function shownCoding({ allocations, party, memo }: Coding): z.output<typeof codingShape> {
  return {
    allocations: allocations.map(({ account, cents, taxes, memo: own, project }) => ({
      account,
      ...present({ amount: cents, taxes: taxes && [...taxes], memo: own, projectId: project }),
    })),
    ...present({ partyId: party, memo }),
  }
}

function shownAct(company: Company, act: SuggestedAct): z.output<typeof actShape> {
  if (act.kind === 'code') return { kind: 'code', coding: shownCoding(act.coding) }
  if (act.kind !== 'document') return act
  const name =
    act.party && company.sql.get<{ name: string }>('SELECT name FROM party WHERE id = ?', act.party)
  return { kind: 'document', partyId: act.party, partyName: name ? name.name : '' }
}

function shown(
  company: Company,
  { by, act, rule, memory, category, isNamed, known }: Suggestion,
): z.output<typeof suggestionShape> {
  return {
    by,
    act: shownAct(company, act),
    text: suggestionText({ rule: rule?.name, memory, category, isNamed, known }),
    ...present({ ruleId: rule?.id, chance: memory?.chance, times: memory?.times, of: memory?.of }),
  }
}

const suggest = reads({
  name: 'bank.suggest',
  summary: {
    fr: 'Propose ce qu’une ligne de relevé peut devenir : la règle qui s’applique, l’habitude, les frais et virements connus.',
    en: 'Suggests what a bank line may become: the rule that applies, the habit, known fees and transfers.',
  },
  scope: 'bank:read',
  input: z.strictObject({ lineId: id }),
  output: z.strictObject({
    /** Best first. */
    suggestions: z.array(suggestionShape),
    /** A document is proposed by its number or name: look there first. */
    claimed: z.boolean(),
  }),
  run: ({ lineId }, company) => {
    const { suggestions, claimed } = suggestionsFor(company, lineId)
    return { suggestions: suggestions.map((one) => shown(company, one)), claimed }
  },
})

const preview = reads({
  name: 'bank.previewCode',
  summary: {
    fr: 'Montre l’écriture qu’une imputation donnerait, sans rien enregistrer.',
    en: 'Shows the entry that a coding would make, without posting anything.',
  },
  scope: 'bank:read',
  input: codingInput.omit({ suggested: true }),
  output: z.strictObject({ date, lines: z.array(entryLineShape) }),
  run: (input, company) => {
    const line = getLine(company.sql, input.lineId)
    return {
      date: line.date,
      lines: codingLines(company, line, codingOf(input)).map((posting) => {
        const { name, nameEn } = getAccount(company.sql, posting.account)
        const { foreign, currency } = posting
        return {
          account: posting.account,
          accountName: name,
          accountNameEn: nameEn,
          ...sides(posting.cents),
          ...present({
            currency,
            foreignAmount:
              foreign === undefined ? null : formatCents(Math.abs(foreign), decimalsOf(currency!)),
            rate: posting.rate,
            partyId: posting.party,
            projectId: posting.project,
            taxCode: posting.tax,
            taxBase: posting.base,
            memo: posting.memo,
          }),
        }
      }),
    }
  },
})

const habit = reads({
  name: 'bank.habit',
  summary: {
    fr: 'Dit si les trois dernières lignes d’un libellé sont devenues la même chose : de quoi faire une règle.',
    en: 'Tells whether the last three lines of a label became the same: the makings of a rule.',
  },
  scope: 'bank:read',
  input: z.strictObject({ lineId: id }),
  output: z.strictObject({
    /** Null when there is no habit, or a rule takes these lines already. */
    habit: z
      .strictObject({
        /** Words of the label that come back, or the category. */
        words: z.string(),
        of: z.enum(['label', 'category']),
        account: z.string(),
        direction: z.enum(['in', 'out']),
        act: actShape,
      })
      .nullable(),
  }),
  run: ({ lineId }, company) => ({ habit: habitShown(company, lineId) }),
})

function habitShown(company: Company, lineId: string) {
  const found = habitOf(company, lineId)
  if (!found) return null
  const { words, of, account, direction, act } = found
  return { words, of, account, direction, act: shownAct(company, act) }
}

export const bankSuggestOperations = [suggest, preview, habit] as const
