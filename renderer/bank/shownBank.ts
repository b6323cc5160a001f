import type { BankAccount } from '../transport/wire.ts'

export function hasLines({ lines }: BankAccount): boolean {
  return lines.new + lines.coded + lines.matched + lines.ignored > 0
}

/** The account that is asked for; else the first with lines that wait, with lines at all, of all. */
export function shownBank(banks: readonly BankAccount[], account?: string): BankAccount | undefined {
  return (
    banks.find(({ code }) => code === account) ??
    banks.find(({ lines }) => lines.new > 0) ??
    banks.find(hasLines) ??
    banks[0]
  )
}
