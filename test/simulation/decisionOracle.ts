/** A second judge of why lines were settled: what the log says, fact by fact, beside what the tables keep. */
import type { Why } from '../../db/changes/bodies.ts'
import type { Sql } from '../../db/sql.ts'
import { logOf } from './oracle.ts'

/** Per fact that says why: who decided, the rule, the score, the reasons. */
export type Decisions = Readonly<
  Record<string, readonly [string, string | null, number | null, readonly unknown[]]>
>

/** Every fact of a log that says why it was decided. */
export function foldDecisions(sql: Sql): Decisions {
  const found: [string, Decisions[string]][] = []
  const note = ({ id, why }: { readonly id: string; readonly why?: Why }) => {
    if (why) found.push([id, [why.by, why.rule ?? null, why.score ?? null, why.reasons ?? []]])
  }
  for (const { type, body } of logOf(sql)) {
    const said = JSON.parse(body)
    if (type === 'entries.posted') for (const entry of said.entries) note(entry)
    else if (type === 'line.matched' || type === 'line.marked') note(said)
  }
  return Object.fromEntries(found)
}

/** What the tables say of the same. */
export function tabledDecisions(sql: Sql): Decisions {
  const rows = sql.all<{
    fact: string
    by: string
    rule: string | null
    score: number | null
    reasons: string
  }>('SELECT fact, decided_by AS by, rule, score, reasons FROM decision')
  return Object.fromEntries(
    rows.map(({ fact, by, rule, score, reasons }) => [fact, [by, rule, score, JSON.parse(reasons)]]),
  )
}
