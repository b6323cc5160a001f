/**
 * A parsed file as it crosses from a process or a thread to another: the lines of an account as columns. To clone an object
 * for each of a hundred thousand lines, with the names of its fields, takes longer than to read the file.
 */
import type { ParsedAccount, ParsedFile, ParsedLine } from './parsed.ts'

/** Some lines of an account: for each field that one of them has, its value in every line. */
export interface PackedLines {
  readonly count: number
  readonly columns: Partial<Readonly<Record<keyof ParsedLine, readonly unknown[]>>>
}

export interface PackedFile {
  /** The file without the lines of its accounts. */
  readonly file: ParsedFile
  /** Of each account its lines, in pieces. */
  readonly lines: readonly (readonly PackedLines[])[]
}

/** Lines of a piece: the longest stop of who receives them stays at some milliseconds. */
const PIECE = 5000

export function packedLines(lines: readonly ParsedLine[]): PackedLines {
  const columns: Partial<Record<keyof ParsedLine, unknown[]>> = {}
  lines.forEach((line, at) => {
    for (const field in line) {
      const name = field as keyof ParsedLine
      const column = columns[name] ?? new Array<unknown>(lines.length).fill(undefined)
      columns[name] = column
      column[at] = line[name]
    }
  })
  return { count: lines.length, columns }
}

/** The lines of an account, piece by piece. */
export function* piecesOf(lines: readonly ParsedLine[]): Generator<PackedLines> {
  for (let start = 0; start < lines.length; start += PIECE)
    yield packedLines(lines.slice(start, start + PIECE))
}

/** The file, its accounts without their lines. */
export const withoutLines = (file: ParsedFile): ParsedFile => ({
  ...file,
  accounts: file.accounts.map((account): ParsedAccount => ({ ...account, lines: [] })),
})

function unpackedLines({ count, columns }: PackedLines): ParsedLine[] {
  const filled = Object.entries(columns) as [keyof ParsedLine, readonly unknown[]][]
  return Array.from({ length: count }, (_, at) => {
    const line: Partial<Record<keyof ParsedLine, unknown>> = {}
    for (const [name, values] of filled) if (values[at] !== undefined) line[name] = values[at]
    return line as unknown as ParsedLine
  })
}

export function unpackedFile({ file, lines }: PackedFile): ParsedFile {
  const accounts = file.accounts.map((account, at) => ({
    ...account,
    lines: (lines[at] ?? []).flatMap(unpackedLines),
  }))
  return { ...file, accounts }
}
