import { useTranslation } from 'react-i18next'
import { columnRoles, indexesOf, ROLE_TEXTS } from '../bank/columns.ts'
import type { Output } from '../transport/wire.ts'

type Layout = Output<'bankLayout.list'>['items'][number]

/** The order that a form of dates names: `dmy`, `%d/%m/%Y`, `JJ/MM/AAAA`. */
function orderOf(form: string): 'dayFirst' | 'monthFirst' | 'yearFirst' {
  const letter = /[djmya]/i.exec(form)?.[0].toLowerCase()
  if (letter === 'm') return 'monthFirst'
  return letter === 'y' || letter === 'a' ? 'yearFirst' : 'dayFirst'
}

/** What a layout remembers, in words: `Date : Jour ; Montant : colonne 3 ; jour d’abord`. */
export function useLayoutWords(): (layout: Layout) => string {
  const { t } = useTranslation()
  return ({ columns, header, inverted, upright }) => {
    if (columns === null) return t('layout.unknown')
    const columnOf = (index: number) => header?.[index] || t('layout.columnNumber', { number: index + 1 })
    const places = columnRoles.flatMap((role) => {
      const indexes = indexesOf(columns[role], header ?? [])
      if (indexes.length === 0) return []
      return [t('layout.part', { role: t(ROLE_TEXTS[role]), column: indexes.map(columnOf).join(', ') })]
    })
    return [
      ...places,
      ...(columns.dateFormat ? [t(`layout.${orderOf(columns.dateFormat)}`)] : []),
      ...(columns.decimal ? [t('layout.decimal', { mark: columns.decimal })] : []),
      ...(columns.missingDays === 'above' ? [t('layout.dayAbove')] : []),
      ...(inverted.length > 0 ? [t('layout.inverted', { accounts: inverted.join(', ') })] : []),
      ...(upright.length > 0 ? [t('layout.upright', { accounts: upright.join(', ') })] : []),
    ].join(' ; ')
  }
}
