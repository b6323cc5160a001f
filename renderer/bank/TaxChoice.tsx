import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { countryOf } from '../../db/rules/charts/countries.ts'
import { type Day, isDay } from '../../db/rules/dates.ts'
import { isRegisteredAt, type Registration } from '../../db/rules/documents/usual.ts'
import { taxOf } from '../../db/rules/tax.ts'
import { Combo } from '../components/Combo.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { namesOf, taxSets } from '../documents/taxSets.ts'
import { matchScore } from '../format/search.ts'

interface TaxChoiceProps {
  readonly day: string
  readonly usual: readonly string[]
  readonly chosen: readonly string[]
  readonly onChange: (taxes: readonly string[]) => void
}

const NONE = 'none'

/**
 * The taxes that an amount includes, by a few letters: the usual ones, those of other provinces, zero-rated, exempt, none.
 * Only those that the company has on that day, or that are a cost wherever they are paid.
 */
export function TaxChoice({ day, usual, chosen, onChange }: TaxChoiceProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { info } = useCompany()
  const { data, error } = useRead('tax.codes', {})
  const none = t('document.noTax')
  const sets = useMemo(() => {
    if (!isDay(day)) return []
    const provinces = (countryOf(info.country)?.provinces ?? []).map(({ code }) => code)
    const home = info.province ? [info.province] : []
    const registrations = (data?.registrations ?? []) as readonly Registration[]
    const isHad = (code: string) =>
      taxOf(code)?.recoverable === false || isRegisteredAt(registrations, code, day as Day)
    const all = taxSets(info.country, [...home, ...provinces], day as Day, usual)
    return all.filter(({ codes }) => codes.every(isHad))
  }, [info, day, usual, data])
  const find = useCallback(
    (typed: string) =>
      sets
        .map(({ key, codes }) => {
          const label = codes.length === 0 ? none : namesOf(codes, language)
          return { key: key || NONE, label, score: matchScore(typed, codes.join(' + '), [label]) }
        })
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .map(({ key, label }) => ({ key, label })),
    [sets, none, language],
  )
  if (!isDay(day) || sets.length <= 1) return null
  return (
    <Combo
      label={t('bank.taxesIncluded')}
      shown={chosen.length === 0 ? none : namesOf(chosen, language)}
      find={find}
      loading={data === undefined && error === null}
      onChoose={(key) => onChange(sets.find((set) => (set.key || NONE) === key)?.codes ?? [])}
      holdEnter
    />
  )
}
