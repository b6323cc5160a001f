import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { countryOf } from '../../db/rules/charts/countries.ts'
import { type Day, isDay } from '../../db/rules/dates.ts'
import { Combo } from '../components/Combo.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useFormat } from '../data/useFormat.ts'
import { matchScore } from '../format/search.ts'
import { namesOf, taxSets } from './taxSets.ts'

interface TaxFieldProps {
  readonly label: string
  readonly day: string
  /** What the line carries, its own or the usual ones. */
  readonly value: readonly string[]
  /** null: the usual ones again. */
  readonly onChange: (taxes: readonly string[] | null) => void
  readonly problem?: string | undefined
}

const NONE = 'none'

/** The taxes of a line by a few letters: `tps`, `ex`, `aucune`. Emptied, it takes the usual ones again. */
export function TaxField({ label, day, value, onChange, problem }: TaxFieldProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { info } = useCompany()
  const none = t('document.noTax')
  const sets = useMemo(() => {
    if (!isDay(day)) return []
    const provinces = (countryOf(info.country)?.provinces ?? []).map(({ code }) => code)
    const home = info.province ? [info.province] : []
    return taxSets(info.country, [...home, ...provinces], day as Day, value)
  }, [info, day, value])
  const find = useCallback(
    (typed: string) =>
      sets
        .map(({ key, codes }) => {
          const label = codes.length === 0 ? none : namesOf(codes, language)
          return { key: key || NONE, label, score: matchScore(typed, codes.join(' + '), [label]) }
        })
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .map(({ key, label: text }) => ({ key, label: text })),
    [sets, none, language],
  )
  const choose = (key: string) =>
    onChange(key === '' ? null : (sets.find((set) => (set.key || NONE) === key)?.codes ?? null))
  return (
    <Combo
      bare
      label={label}
      shown={value.length === 0 ? none : namesOf(value, language)}
      find={find}
      onChoose={choose}
      problem={problem}
    />
  )
}
