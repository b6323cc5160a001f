/**
 * When a rule applies to a bank line: its account, its direction, its amount, and plain words of its label. A person
 * writes no patterns: whatever is typed is looked for as it stands, without case and accents, in linear time.
 */

import { tokensOf } from '../matching/words.ts'
import type { Cents } from '../money.ts'
import { categoryParts, plainCategory } from './category.ts'
import { plainLabel } from './label.ts'

/** Of the label, but for `category`: what the file takes the movement for is that. */
export const TEXT_TESTS = ['contains', 'begins', 'equals', 'words', 'category'] as const
export type TextTest = (typeof TEXT_TESTS)[number]

export interface TextCondition {
  readonly test: TextTest
  readonly text: string
}

export interface RuleConditions {
  /** Bank account; null: all. */
  readonly account: string | null
  readonly direction: 'in' | 'out' | null
  /** Of the label or the category. Without any, amount and direction alone decide. */
  readonly texts: readonly TextCondition[]
  /** One text is enough, instead of all of them. */
  readonly any: boolean
  /** Smallest and largest size of the amount, both included; null: no limit. */
  readonly from: Cents | null
  readonly to: Cents | null
}

export interface RuleLine {
  readonly account: string
  /** Money in is positive. */
  readonly cents: Cents
  readonly description: string
  readonly reference?: string | null | undefined
  readonly category?: string | null | undefined
}

/** A label made ready once for many rules: the description, the description with the reference, and their words. */
export interface PreparedLabel {
  readonly description: string
  readonly whole: string
  readonly words: ReadonlySet<string>
  readonly categories: ReadonlySet<string>
}

/** The label of a line, as rules read it. */
export function preparedLabel({ description, reference, category }: RuleLine): PreparedLabel {
  const whole = reference ? `${description} ${reference}` : description
  return {
    description: plainLabel(description),
    whole: plainLabel(whole),
    words: new Set(tokensOf(whole).map(({ text }) => text)),
    categories: categoryParts(category ?? ''),
  }
}

type LabelTest = (label: PreparedLabel) => boolean

function labelTest({ test, text }: TextCondition): LabelTest {
  const wanted = plainLabel(text)
  if (test === 'contains') return ({ whole }) => whole.includes(wanted)
  if (test === 'begins') return ({ description }) => description.startsWith(wanted)
  if (test === 'equals') return ({ description }) => description === wanted
  if (test === 'category') {
    const category = plainCategory(text)
    return ({ categories }) => categories.has(category)
  }
  const words = tokensOf(text).map((token) => token.text)
  return (label) => words.every((word) => label.words.has(word))
}

/** The test of a rule, made once for many lines. A text without a letter or digit is found nowhere. */
export function ruleTest(rule: RuleConditions): (line: RuleLine, label: PreparedLabel) => boolean {
  const tests = rule.texts.map((condition): LabelTest => {
    const isEmpty = tokensOf(condition.text).length === 0
    return isEmpty ? () => false : labelTest(condition)
  })
  return (line, label) => {
    if (rule.account !== null && rule.account !== line.account) return false
    if (rule.direction !== null && (rule.direction === 'in') !== line.cents > 0) return false
    const size = Math.abs(line.cents)
    if ((rule.from !== null && size < rule.from) || (rule.to !== null && size > rule.to)) return false
    if (tests.length === 0) return true
    return rule.any ? tests.some((test) => test(label)) : tests.every((test) => test(label))
  }
}
