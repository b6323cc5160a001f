/** Which operations write to the disk, and which of them a loop over every fault tries. */
import { operations } from '../../electron/operations/index.ts'
import { long } from './properties.ts'

/** Makes the key of the encrypted company that `everyOperation` makes. */
export const SECRET = 'un cheval bleu sur la colline'

/** Reads that write a file to a place of the person's choice. */
const WRITING_READS = ['attachment.save']
/** File operations that only read, and the way back of an upgrade, which has tests of its own. */
const NOT_HERE = ['company.verify', 'company.unlock', 'company.undoUpgrade']
/** Makes a year of books: too slow for a quick test. */
export const SAMPLE = 'company.sample'

/** An operation that writes elsewhere, asked only what it would do. */
export const isPreview = (input: object): boolean => (input as { preview?: boolean }).preview === true

/** Names of the operations to try: in the long form all that write, else so many of them. */
export function operationsToTry(random: (below: number) => number, count: number): ReadonlySet<string> {
  const all = Object.values(operations)
    .filter(({ kind, name }) => kind === 'write' || kind === 'file' || WRITING_READS.includes(name))
    .map(({ name }) => name)
    .filter((name) => !NOT_HERE.includes(name))
  if (long) return new Set(all)
  const left = all.filter((name) => name !== SAMPLE)
  return new Set(Array.from({ length: count }, () => left.splice(random(left.length), 1)[0]!))
}
