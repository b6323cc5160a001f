import { useTranslation } from 'react-i18next'
import { useAccounts } from '../../data/useAccounts.ts'
import { useFormat } from '../../data/useFormat.ts'
import { namesOf } from '../../documents/taxSets.ts'
import type { Rule } from './ruleDraft.ts'

export const TESTS = {
  words: 'bank.rules.tests.words',
  contains: 'bank.rules.tests.contains',
  begins: 'bank.rules.tests.begins',
  equals: 'bank.rules.tests.equals',
  category: 'bank.rules.tests.category',
} as const

/** A rule in words: when it applies, and what it does. */
export function useRuleWords() {
  const { t } = useTranslation()
  const { titleOf } = useAccounts()
  const { amount, language } = useFormat()
  const named = (code: string) => `${code} ${titleOf(code)}`
  const amounts = ({ amountFrom: from, amountTo: to }: Rule) => {
    if (from !== null && to !== null)
      return t('bank.rules.when.between', { from: amount(from), to: amount(to) })
    if (from !== null) return t('bank.rules.when.from', { from: amount(from) })
    return to === null ? '' : t('bank.rules.when.to', { to: amount(to) })
  }
  const when = (rule: Rule): string => {
    const texts = rule.texts.map(({ test, text }) => t('bank.rules.quoted', { test: t(TESTS[test]), text }))
    return [
      texts.join(rule.any ? ` ${t('bank.rules.or')} ` : ` ${t('bank.rules.and')} `),
      rule.direction === null ? '' : t(`bank.rules.when.${rule.direction}`),
      amounts(rule),
      rule.account === null ? '' : named(rule.account),
    ]
      .filter(Boolean)
      .join(' · ')
  }
  const does = ({ act }: Rule): string => {
    if (act.kind === 'transfer') return t('bank.suggest.transferWith', { account: named(act.account) })
    if (act.kind === 'ignore') return t('bank.suggest.ignore', { reason: act.reason })
    return act.shares
      .map(({ account, taxes = [], percent, amount: fixed }) =>
        [
          percent === undefined
            ? ''
            : t('bank.rules.ofLine', { percent: percent.replace('.', language === 'fr' ? ',' : '.') }),
          fixed === undefined ? '' : amount(fixed),
          named(account),
          taxes.length > 0 ? `(${namesOf(taxes, language)})` : '',
        ]
          .filter(Boolean)
          .join(' '),
      )
      .join(' ; ')
  }
  return { when, does }
}
