/**
 * Movements that a bank corrects: a later one names an earlier one by its identifier and replaces it or takes it back.
 * Source: OFX 1.6 and 2.1.1, section 11.4 (CORRECTFITID, CORRECTACTION).
 */
import type { ParseProblem } from '../parsed.ts'
import { isUsableId } from './identifiers.ts'
import type { LineCounter } from './lines.ts'
import type { OfxTransaction } from './ofx-tree.ts'
import { excerpt, warning } from './texts.ts'

interface Told {
  readonly problems: ParseProblem[]
  readonly lines: LineCounter
}

const isDeletion = ({ correction }: OfxTransaction) => /^DELETE$/i.test(correction)
const isCorrection = (record: OfxTransaction) => isDeletion(record) || isUsableId(record.corrects)

/**
 * The movements that stand once the file's corrections are made: neither what is replaced or taken back, nor the record that takes
 * back. Says how many were corrected, and names each that corrects a movement of another file, or of an identifier that several
 * movements bear: that one may be in the books.
 */
export function withCorrections(
  records: readonly OfxTransaction[],
  { problems, lines }: Told,
): readonly OfxTransaction[] {
  const corrections = records.filter(isCorrection)
  if (corrections.length === 0) return records
  const bearers = new Map<string, OfxTransaction[]>()
  for (const record of records) bearers.set(record.id, [...(bearers.get(record.id) ?? []), record])
  const gone = new Set<OfxTransaction>()
  let corrected = 0
  for (const record of corrections) {
    const originals = (bearers.get(record.corrects) ?? []).filter((one) => one !== record)
    const [original] = originals
    if (original && originals.length === 1) {
      gone.add(original)
      corrected++
    } else {
      const where = { line: lines.lineAt(record.at), id: excerpt(record.id) }
      const code = isDeletion(record) ? 'file.takesBack' : 'file.replaces'
      problems.push(warning(code, { other: excerpt(record.corrects) }, where))
    }
    if (isDeletion(record)) gone.add(record)
  }
  if (corrected > 0) problems.push(warning('file.corrected', { count: corrected }))
  return records.filter((record) => !gone.has(record))
}
