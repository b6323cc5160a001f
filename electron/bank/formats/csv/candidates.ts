/** Columns of a table with the roles that their names say and their contents allow. */
import { type HeaderName, type Role, roleByKeyword, rolesOfName } from './names.ts'
import { type ColumnProfile, isFlagColumn } from './profile.ts'

/** Names that mean two things: only their content says which. */
const OPEN_NAMES = new Set(
  'valeur valuta value wert transaction transactie valor data in uit net gross brut bruto neto brutto netto lordo details code type info sum'.split(
    ' ',
  ),
)

const MONEY: ReadonlySet<Role> = new Set(['amount', 'debit', 'credit', 'balance', 'fee'])

/** Whether what a column holds is compatible with a role; an empty column contradicts nothing but a flag. */
export function fits(role: Role, profile: ColumnProfile, open: boolean): boolean {
  // a dash in a column of money is an empty cell
  const filled = profile.filled - (MONEY.has(role) ? profile.dashes : 0)
  if (filled === 0) return role !== 'direction' && !open
  const mostly = (count: number) => count >= filled * 0.6
  switch (role) {
    case 'date':
    case 'valueDate':
      return open ? mostly(profile.dates) : profile.dates > 0
    case 'amount':
    case 'debit':
    case 'credit':
    case 'balance':
    case 'fee':
      return open ? mostly(profile.amounts) && !mostly(profile.dates) : profile.amounts > 0
    case 'currency':
      return mostly(profile.currencies)
    case 'direction':
      return isFlagColumn(profile)
    case 'text':
    case 'payee':
    case 'kind':
      return (
        !mostly(profile.dates) && !mostly(profile.ibans) && (profile.letters > 0 || !mostly(profile.money))
      )
    case 'status':
      return profile.letters > 0
    case 'unmoved':
      return profile.money === 0
    default:
      return !mostly(profile.dates)
  }
}

/** Roles that content proves are tried before those it cannot disprove. */
const PROOF: readonly Role[] = ['direction', 'currency', 'date', 'valueDate', 'amount', 'debit', 'credit']

export function roleOfColumn(
  name: HeaderName,
  profile: ColumnProfile,
): { role: Role; exact: boolean } | null {
  const known = rolesOfName(name.key)
  const open = OPEN_NAMES.has(name.key)
  const proven = PROOF.filter((role) => known.includes(role))
  for (const role of [...proven, ...known])
    if (fits(role, profile, open && known.length > 1)) return { role, exact: true }
  if (known.length > 0) return null
  const guessed = roleByKeyword(name.key)
  return guessed && fits(guessed, profile, false) ? { role: guessed, exact: false } : null
}

export interface Candidate {
  readonly index: number
  readonly role: Role
  readonly exact: boolean
  readonly name: HeaderName
  readonly profile: ColumnProfile
}

/** Candidates of a role: exact names before guessed ones, then in file order. */
export function ofRole(all: readonly Candidate[], role: Role): Candidate[] {
  const found = all.filter((candidate) => candidate.role === role)
  const exact = found.filter((candidate) => candidate.exact)
  return exact.length > 0 ? exact : found
}

export const filledIn = ({ profile }: Candidate) => profile.filled

/** Rows with an amount that is not zero: columns of zeros are amounts of something else. */
export const movedIn = ({ profile }: Candidate) => profile.filled - profile.zeros - profile.dashes

/** The first candidate that is filled about as often as the fullest; of two of one name, the one filled more often. */
export function firstFull(candidates: readonly Candidate[], count = filledIn): Candidate | null {
  const most = Math.max(0, ...candidates.map(count))
  const first = candidates.find((candidate) => count(candidate) >= most * 0.5)
  if (!first) return null
  const named = candidates.filter(({ name }) => name.key === first.name.key)
  return named.reduce((a, b) => (count(b) > count(a) ? b : a))
}
