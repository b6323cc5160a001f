/** Why an account is not reconciled, as a closed list of causes that the screen puts in words. */
import type { Output } from '../transport/wire.ts'

export type Proof = Output<'bank.proof'>

export type NotReconciled = 'noStatement' | 'noBalance' | 'notProved' | 'waiting' | 'difference'

const isZero = (amount: string): boolean => /^-?0*(?:\.0*)?$/.test(amount)

/** Every cause, the first to mend first, with the lines that wait in all; none when the account is reconciled. */
export function causesOf(proof: Proof, left: number): readonly NotReconciled[] {
  if (proof.reconciled) return []
  if (proof.lastDate === null) return left > 0 ? ['noStatement', 'waiting'] : ['noStatement']
  const causes: NotReconciled[] = []
  if (proof.statementBalance === null) causes.push('noBalance')
  else if (!proof.closingBalanceProved) causes.push('notProved')
  if (left > 0) causes.push('waiting')
  if (proof.difference !== null && !isZero(proof.difference)) causes.push('difference')
  return causes
}
