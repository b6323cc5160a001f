/** A statement being typed outlives a visit to another screen: this window keeps it, per account, until it is saved or cleared. */
import { blankTyped, isBlankStatement, type TypedStatement } from './typedStatement.ts'

const KEY = 'grandlivre.typedStatements'

type Kept = Record<string, TypedStatement>

function all(): Kept {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? '{}') ?? {}) as Kept
  } catch {
    return {}
  }
}

export function keepTyped(company: string, account: string, statement: TypedStatement | null): void {
  const { [`${company} ${account}`]: _before, ...others } = all()
  const isEmpty = statement === null || isBlankStatement(statement)
  const kept = isEmpty ? others : { ...others, [`${company} ${account}`]: statement }
  sessionStorage.setItem(KEY, JSON.stringify(kept))
}

/** What was being typed for that account, or null; something unreadable counts as nothing. */
export function keptTyped(company: string, account: string): TypedStatement | null {
  const kept = all()[`${company} ${account}`]
  if (!kept || !Array.isArray(kept.lines) || kept.lines.length === 0) return null
  // Keys are given anew: those of an earlier page may be taken.
  return { ...kept, lines: kept.lines.map((line) => ({ ...line, key: blankTyped().key })) }
}
