/** Where the figures of reports open: the entries that make them. */

const query = (parts: Readonly<Record<string, string | undefined>>): string => {
  const set = Object.entries(parts).filter((part): part is [string, string] => Boolean(part[1]))
  const text = new URLSearchParams(set).toString()
  return text === '' ? '' : `?${text}`
}

interface Days {
  readonly from?: string | undefined
  readonly to: string
}

/** The movements of one account; without a start, all of them up to a day. */
export function registerAddress(account: string, { from, to }: Days): string {
  return `/ledger/accounts/${encodeURIComponent(account)}${query({ from, to })}`
}

/** The movements of several accounts together: what is behind a total. */
export function ledgerAddress(accounts: readonly string[], { from, to }: Days): string {
  const only = accounts[0]
  if (accounts.length === 1 && only !== undefined) return registerAddress(only, { from, to })
  return `/reports/general-ledger${query({ from: from ?? FIRST_DAY, to, accounts: accounts.join(',') })}`
}

export function incomeAddress({ from, to }: Days): string {
  return `/reports/income${query({ from: from ?? FIRST_DAY, to })}`
}

/** The entries behind a line of the tax return, or behind a tax. */
export function taxAddress(parts: {
  readonly from: string
  readonly to: string
  readonly line?: string
  readonly code?: string
  readonly method?: string | undefined
}): string {
  return `/reports/taxes/entries${query(parts)}`
}

/** Before any books: a start for reports that ask for one. */
export const FIRST_DAY = '1900-01-02'
