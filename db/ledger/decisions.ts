/** Who settled a bank line and why: kept beside the fact that settles it, the same on every device. */
import type { Why, WhyReason } from '../changes/bodies.ts'
import type { Sql } from '../sql.ts'

/** Keeps why a fact was decided; nothing when it does not say. */
export function keepWhy(sql: Sql, fact: string, why: Why | undefined): void {
  if (!why) return
  sql.run(
    'INSERT INTO decision (fact, decided_by, rule, score, reasons) VALUES (?,?,?,?,?)',
    fact,
    why.by,
    why.rule ?? null,
    why.score ?? null,
    JSON.stringify(why.reasons ?? []),
  )
}

/** Why a fact was decided; null when it does not say. */
export function whyOf(sql: Sql, fact: string): Why | null {
  const row = sql.get<{ by: Why['by']; rule: string | null; score: number | null; reasons: string }>(
    'SELECT decided_by AS by, rule, score, reasons FROM decision WHERE fact = ?',
    fact,
  )
  if (!row) return null
  return {
    by: row.by,
    ...(row.rule === null ? {} : { rule: row.rule }),
    ...(row.score === null ? {} : { score: row.score }),
    reasons: JSON.parse(row.reasons) as WhyReason[],
  }
}
