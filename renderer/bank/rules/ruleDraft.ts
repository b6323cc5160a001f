/** A rule while it is typed: every field a text, made into what `bankRule.create` takes. */
import type { TextTest } from '../../../db/rules/labels/conditions.ts'
import { labelWords } from '../../../db/rules/labels/label.ts'
import { bankWords } from '../../../db/rules/matching/words.ts'
import type { BankLine, Input, Output } from '../../transport/wire.ts'
import type { Suggestion } from '../suggestions.ts'

export type Rule = Output<'bankRule.list'>['items'][number]
export type RuleInput = Input<'bankRule.create'>
type Act = RuleInput['act']

export interface TextDraft {
  readonly key: number
  readonly test: TextTest
  readonly text: string
}

export interface ShareDraft {
  readonly key: number
  readonly account: string
  readonly how: 'rest' | 'percent' | 'amount'
  /** Percent as typed, or a wire amount. */
  readonly value: string
  readonly taxes: readonly string[]
  readonly projectId: string
}

export interface RuleDraft {
  /** Empty for a new one. */
  readonly id: string
  readonly name: string
  readonly account: string
  readonly direction: '' | 'in' | 'out'
  readonly texts: readonly TextDraft[]
  readonly any: boolean
  readonly amountFrom: string
  readonly amountTo: string
  readonly kind: Act['kind']
  readonly shares: readonly ShareDraft[]
  readonly partyId: string
  readonly memo: string
  readonly other: string
  readonly reason: string
  readonly automatic: boolean
  readonly disabled: boolean
}

let nextKey = 0
const newKey = () => ++nextKey

export const blankText = (text = '', test: TextTest = 'words'): TextDraft => ({ key: newKey(), test, text })

export const blankShare = (how: ShareDraft['how'] = 'rest'): ShareDraft => ({
  key: newKey(),
  account: '',
  how,
  value: '',
  taxes: [],
  projectId: '',
})

export const blankRule = (): RuleDraft => ({
  id: '',
  name: '',
  account: '',
  direction: '',
  texts: [blankText()],
  any: false,
  amountFrom: '',
  amountTo: '',
  kind: 'code',
  shares: [blankShare()],
  partyId: '',
  memo: '',
  other: '',
  reason: '',
  automatic: false,
  disabled: false,
})

type ShareInput = Extract<Act, { kind: 'code' }>['shares'][number]

function shareDraft({ account, percent, amount, taxes, projectId }: ShareInput): ShareDraft {
  return {
    ...blankShare(percent !== undefined ? 'percent' : amount !== undefined ? 'amount' : 'rest'),
    account,
    value: percent ?? amount ?? '',
    taxes: taxes ?? [],
    projectId: projectId ?? '',
  }
}

function actDraft(act: Act): Partial<RuleDraft> {
  if (act.kind === 'transfer') return { kind: 'transfer', other: act.account }
  if (act.kind === 'ignore') return { kind: 'ignore', reason: act.reason }
  return {
    kind: 'code',
    shares: act.shares.map(shareDraft),
    partyId: act.partyId ?? '',
    memo: act.memo ?? '',
  }
}

/** An existing rule, to be changed. */
export function draftOfRule(rule: Rule): RuleDraft {
  const { id, name, account, direction, texts, any, amountFrom, amountTo, automatic, disabled } = rule
  return {
    ...blankRule(),
    id,
    name,
    account: account ?? '',
    direction: direction ?? '',
    texts: texts.map(({ text, test }) => blankText(text, test)),
    any,
    amountFrom: amountFrom ?? '',
    amountTo: amountTo ?? '',
    automatic,
    disabled,
    ...actDraft(rule.act),
  }
}

/** What a suggestion would do, as a rule does it; nothing of a document, which is looked for and not repeated. */
function suggestedDraft(act: Suggestion['act']): Partial<RuleDraft> {
  if (act.kind === 'document') return {}
  if (act.kind === 'transfer') return { kind: 'transfer', other: act.account ?? '' }
  if (act.kind === 'ignore') return { kind: 'ignore', reason: act.reason }
  const { allocations, partyId, memo } = act.coding
  return {
    kind: 'code',
    // of several accounts only the last takes what is left
    shares: allocations.map(({ account, taxes, projectId, amount }, index) =>
      shareDraft({
        account,
        taxes: taxes ?? [],
        ...(projectId === undefined ? {} : { projectId }),
        ...(amount === undefined || index === allocations.length - 1
          ? {}
          : { amount: amount.replace('-', '') }),
      }),
    ),
    partyId: partyId ?? '',
    memo: memo ?? '',
  }
}

const NAME_MAX = 80
const TEST_OF = { label: 'words', category: 'category' } as const

/** A rule for what came back: its words, its direction, and what became of it. */
export function draftOfHabit(habit: NonNullable<Output<'bank.habit'>['habit']>): RuleDraft {
  return {
    ...blankRule(),
    name: habit.of === 'category' ? habit.words.slice(0, NAME_MAX) : nameOf(habit.words),
    account: habit.account,
    direction: habit.direction,
    texts: [blankText(habit.words, TEST_OF[habit.of])],
    ...suggestedDraft(habit.act),
  }
}

/** A rule that begins from one line: from its label, or from its category where that is what speaks. */
export function draftOfLine(line: BankLine, suggestion: Suggestion | undefined): RuleDraft {
  const words = labelWords(line.description).join(' ')
  const category = suggestion?.by === 'category' ? line.category : null
  return {
    ...blankRule(),
    name: category?.slice(0, NAME_MAX) ?? nameOf(words),
    account: line.account,
    direction: line.amount.startsWith('-') ? 'out' : 'in',
    texts: [category === null ? blankText(words) : blankText(category, 'category')],
    ...(suggestion ? suggestedDraft(suggestion.act) : {}),
  }
}

/** `PMT BELL CANADA` is called Bell Canada: what banks write around a name is left out. */
function nameOf(label: string): string {
  const words = label.split(' ')
  const own = words.filter((word) => !bankWords.has(word))
  return (own.length > 0 ? own : words)
    .map((word) => word.slice(0, 1) + word.slice(1).toLowerCase())
    .join(' ')
    .slice(0, NAME_MAX)
}

function shareInput({ account, how, value, taxes, projectId }: ShareDraft): ShareInput {
  return {
    account,
    ...(how === 'percent' ? { percent: value.replace(',', '.').trim() } : {}),
    ...(how === 'amount' ? { amount: value } : {}),
    ...(taxes.length > 0 ? { taxes: [...taxes] } : {}),
    ...(projectId === '' ? {} : { projectId }),
  }
}

function actInput(draft: RuleDraft): Act {
  const { kind, shares, partyId, memo, other, reason } = draft
  if (kind === 'transfer') return { kind, account: other }
  if (kind === 'ignore') return { kind, reason: reason.trim() }
  return {
    kind,
    shares: shares.map(shareInput),
    ...(partyId === '' ? {} : { partyId }),
    ...(memo.trim() === '' ? {} : { memo: memo.trim() }),
  }
}

/** What the rule comes to on the wire; texts left empty are no conditions. */
export function ruleInput(draft: RuleDraft): RuleInput {
  const { name, account, direction, texts, any, amountFrom, amountTo, automatic, disabled } = draft
  return {
    name: name.trim(),
    account: account === '' ? null : account,
    direction: direction === '' ? null : direction,
    texts: texts
      .filter(({ text }) => text.trim() !== '')
      .map(({ test, text }) => ({ test, text: text.trim() })),
    any,
    amountFrom: amountFrom === '' ? null : amountFrom,
    amountTo: amountTo === '' ? null : amountTo,
    act: actInput(draft),
    automatic,
    disabled,
  }
}

const PERCENT = /^\d{1,3}([.,]\d{1,4})?$/

/** True when nothing that the back end needs is missing. */
export function isWhole(draft: RuleDraft): boolean {
  const hasCondition =
    draft.texts.some(({ text }) => text.trim() !== '') || draft.amountFrom !== '' || draft.amountTo !== ''
  return hasCondition && hasAct(draft)
}

function hasAct({ kind, other, reason, shares }: RuleDraft): boolean {
  if (kind === 'transfer') return other !== ''
  if (kind === 'ignore') return reason.trim() !== ''
  return shares.every(
    ({ account, how, value }) =>
      account !== '' && (how === 'rest' || (how === 'amount' ? value !== '' : PERCENT.test(value.trim()))),
  )
}
