/** Which numbers that a bank gives to movements tell them apart. */
import type { ParsedLine, ParseProblem } from '../parsed.ts'
import { excerpt, warning } from './texts.ts'

/** An identifier that is empty or all zeros identifies nothing. */
export function isUsableId(id: string): boolean {
  return id !== '' && !/^[0\s-]*$/.test(id)
}

const NAMED_MAX = 20

/** Takes the identifier away from movements that share it with a different one, and says so once. */
export function withoutSharedIds(lines: ParsedLine[], problems: ParseProblem[]): ParsedLine[] {
  const counts = new Map<string, number>()
  for (const { bankId } of lines) if (bankId) counts.set(bankId, (counts.get(bankId) ?? 0) + 1)
  const shared = [...counts].filter(([, count]) => count > 1)
  if (shared.length === 0) return lines
  for (const [id, count] of shared.slice(0, NAMED_MAX))
    problems.push(warning('file.duplicateId', { id: excerpt(id), count }, { id: excerpt(id) }))
  return lines.map((line) => {
    if (!line.bankId || counts.get(line.bankId) === 1) return line
    const { bankId: _shared, ...rest } = line
    return rest
  })
}
