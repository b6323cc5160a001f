/** Reconciliations in a simulated office: to a day, with what is ticked; the balance is what makes the proof hold. */

import { previewBegin } from '../../db/records/reconciliation-begin.ts'
import { figuresOf, outcomeOf } from '../../db/records/reconciliation-figures.ts'
import { toDay } from '../../db/rules/dates.ts'
import { formatCents } from '../../db/rules/money.ts'
import type { Laptop } from '../support/company.ts'
import { someId } from './pick.ts'
import { chance } from './random.ts'
import type { Step } from './steps.ts'

type Reconciling = Extract<Step, { kind: 'reconcile' | 'begin' | 'reopen' }>

/** About half of them. */
function half(ids: readonly string[], seed: number): string[] {
  const random = chance(seed)
  return ids.filter(() => random() < 0.5)
}

/** An operation's name and input. */
export function reconciliationCall(on: Laptop, step: Reconciling): [string, object] {
  const { account } = step
  if (step.kind === 'reopen') {
    const newest = `SELECT id FROM reconciliation WHERE account = '${account}' ORDER BY through DESC, id LIMIT 1`
    return ['reconciliation.undo', { id: someId(on, newest, 0), reason: 'Essai' }]
  }
  const through = toDay(step.through)
  if (step.kind === 'begin') {
    const all = previewBegin(on.company, { account, through, balance: 0 }).open.map(({ id }) => id)
    const outstanding = half(all, step.seed)
    const { adjusted } = previewBegin(on.company, { account, through, balance: 0, outstanding })
    return ['reconciliation.begin', { account, through, balance: formatCents(adjusted, 2), outstanding }]
  }
  const figures = figuresOf(on.company, account, through)
  const cleared = half(
    figures.open.map(({ id }) => id),
    step.seed,
  )
  const { closing } = outcomeOf(figures, new Set(cleared))
  return ['reconciliation.create', { account, through, balance: formatCents(closing, 2), cleared }]
}
