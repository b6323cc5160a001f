/** What every report of a span of days refuses. */
import type { Day } from '../../db/rules/dates.ts'
import { catalogue } from '../../db/rules/errors.ts'

const { refuse, detail } = catalogue({
  'report.backwards': {
    fr: 'La période commence le {from}, après sa fin ({to}). Inversez les dates.',
    en: 'The period starts on {from}, after its end ({to}). Swap the days.',
  },
  'report.halfComparison': {
    fr: 'Une période de comparaison a un début et une fin. Donnez les deux.',
    en: 'A period to compare with has a start and an end. Give both.',
  },
})

/** Refuses a span that ends before it begins; null begins with the books. */
export function checkSpan(from: Day | null, to: Day, path = 'from'): void {
  if (from === null || from <= to) return
  throw refuse('report.backwards', { from, to }, [detail(path, 'report.backwards', { from, to })])
}

/** The span to compare with, if one is asked for. Refuses half of one. */
export function comparisonOf(from: Day | undefined, to: Day | undefined): { from: Day; to: Day } | undefined {
  if (from === undefined && to === undefined) return undefined
  if (from === undefined || to === undefined) {
    const path = from === undefined ? 'compareFrom' : 'compareTo'
    throw refuse('report.halfComparison', {}, [detail(path, 'report.halfComparison')])
  }
  checkSpan(from, to, 'compareFrom')
  return { from, to }
}
