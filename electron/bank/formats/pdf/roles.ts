/** Which role each column plays: by the headings, or, without any, the first choice that the balances prove. */
import type { MoneyRole } from './columns.ts'
import { happeningsOf } from './entries.ts'
import type { Region, Tables } from './lines.ts'
import { signedBalance } from './signs.ts'
import { type Solution, type SolveContext, solveRoles, votes } from './solve.ts'
import type { PrintedBalance } from './summary.ts'
import { balanceKind } from './words.ts'

/** Roles that columns without headings may play, from the left. */
function roleChoices(count: number): MoneyRole[][] {
  const others = (used: number) => Array.from({ length: count - used }, (): MoneyRole => 'other')
  const choices: MoneyRole[][] = []
  if (count >= 3)
    choices.push([...others(3), 'debit', 'credit', 'balance'], [...others(3), 'credit', 'debit', 'balance'])
  if (count >= 2)
    choices.push(
      [...others(2), 'amount', 'balance'],
      [...others(2), 'debit', 'credit'],
      [...others(2), 'credit', 'debit'],
    )
  choices.push([...others(1), 'amount'])
  if (count >= 2) choices.push(['amount', ...others(1)])
  return choices
}

/** Rows with an amount that may be something else (a balance of a day, a limit), of the movements, at most. */
const LEFT_OUT_MAX = 0.2

const takenBy = ({ accounts }: Solution) => accounts.reduce((sum, { entries }) => sum + entries.length, 0)

/** Whether the columns chosen leave out few rows: else what adds up is a part of the statement, by chance. */
function takesMost(regions: readonly Region[], solution: Solution): boolean {
  const taken = takenBy(solution)
  const rows = regions.flatMap(({ lines }) =>
    lines.filter(({ date, money, label }) => date && money.length > 0 && balanceKind(label) === null),
  ).length
  return taken > 0 && taken >= rows * (1 - LEFT_OUT_MAX)
}

/** Solves tables: by their headings, or by trying what their columns may be. What leaves out much is no solution. */
export function solve(tables: Tables, context: SolveContext): Solution | null {
  const own = settled((region) => region.columns.map(({ role }) => role))
  const solution = tables.header ? solveRoles(tables.regions, own, context) : solveGuessed(tables, context)
  // it may be an account of its own
  return solution && solution.leftOut.length <= takenBy(solution) * LEFT_OUT_MAX ? solution : null
}

function solveGuessed({ regions }: Tables, context: SolveContext): Solution | null {
  for (const held of context.card ? [false] : [true, false]) {
    const proven = (roles: readonly MoneyRole[]) => {
      const found = solveRoles(regions, () => roles, { ...context, guessed: true, held })
      return found && takesMost(regions, found) ? found : null
    }
    for (const roles of roleChoices(regions[0]?.columns.length ?? 0)) {
      const solution = proven(roles)
      if (!solution) continue
      const turned = roles.map((role) => TURNED[role] ?? role)
      const other = turned.includes('debit') ? proven(turned) : null
      if (!other) return solution
      const inTable = new Set(happeningsOf(regions, () => roles).map(({ at }) => at))
      const printed = context.printed.filter(({ at }) => !inTable.has(at))
      return likelier(solution, other, printed, context.card)
    }
  }
  return null
}

const TURNED: Readonly<Partial<Record<MoneyRole, MoneyRole>>> = { debit: 'credit', credit: 'debit' }

/** How many balances printed outside the table say the opposite of a solution. */
function contradictions({ accounts }: Solution, printed: readonly PrintedBalance[]): number {
  const ends = new Set(accounts.flatMap(({ opening, closing }) => [opening, closing]))
  return printed.filter(({ money, label }) => {
    const value = signedBalance(money, 'held', label)
    return !ends.has(value) && ends.has(-value)
  }).length
}

/**
 * Of two columns without headings, balances in them too, each may be the debit: what is printed outside them tells, else
 * the texts of the movements, else it is asked.
 */
function likelier(
  usual: Solution,
  other: Solution,
  printed: readonly PrintedBalance[],
  card: boolean | null,
): Solution {
  const against = contradictions(usual, printed) - contradictions(other, printed)
  const vote = votes(usual.accounts, card)
  if (against !== 0) return { ...(against > 0 ? other : usual), certain: true }
  return { ...(vote < 0 ? other : usual), certain: Math.abs(vote) > 1 }
}

/** Beside debit and credit, a further amount is one in another currency. */
function settled(rolesOf: (region: Region) => readonly MoneyRole[]) {
  return (region: Region): readonly MoneyRole[] => {
    const roles = rolesOf(region)
    const sides = roles.includes('debit') && roles.includes('credit')
    return sides ? roles.map((role) => (role === 'amount' ? 'other' : role)) : roles
  }
}

/** The roles of a table as far as they are known without proof; for a person to correct. */
export function likelyRoles(tables: Tables): (region: Region) => readonly MoneyRole[] {
  if (tables.header) return settled((region) => region.columns.map(({ role }) => role))
  const count = tables.regions[0]?.columns.length ?? 0
  return () => roleChoices(count)[0]!
}
