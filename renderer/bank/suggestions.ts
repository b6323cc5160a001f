/** What a line that waits may be coded to, as the back end suggests it, and the parts that a coding starts with. */
import type { Input, Output } from '../transport/wire.ts'
import { blankPart, type Part } from './coding.ts'

export type Suggestion = Output<'bank.suggest'>['suggestions'][number]
export type SuggestedCoding = Extract<Suggestion['act'], { kind: 'code' }>['coding']
export type Accepted = NonNullable<Input<'bank.code'>['suggested']>

/** The parts of a suggested coding, with its amounts where it names several accounts. */
export function partsOf({ allocations }: SuggestedCoding): readonly Part[] {
  return allocations.map(({ account, amount, taxes, memo, projectId }) => ({
    ...blankPart(),
    account,
    amount: amount?.replace('-', '') ?? '',
    taxes: taxes ?? [],
    memo: memo ?? '',
    projectId: projectId ?? '',
  }))
}

/** What is kept of a suggestion that a person accepts. */
export function acceptedOf({ by, ruleId, times, of }: Suggestion): Accepted {
  return {
    by,
    ...(ruleId === undefined ? {} : { ruleId }),
    ...(times === undefined ? {} : { times }),
    ...(of === undefined ? {} : { of }),
  }
}
