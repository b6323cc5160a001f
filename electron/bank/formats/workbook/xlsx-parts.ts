/** What the readers of the parts of an .xlsx workbook share. */
import { type MarkupHandler, MarkupReader } from './markup.ts'
import type { CellFormat } from './numbers.ts'
import type { TakePiece, ZipArchive } from './zip.ts'

/** What the cells of all sheets refer to. */
export interface WorkbookParts {
  readonly shared: readonly string[]
  readonly formats: readonly CellFormat[]
  readonly from1904: boolean
  /** Formulas are to be computed when the workbook is opened: their results may be missing. */
  readonly toCompute: boolean
}

/** UTF-8, or UTF-16 with its mark. */
function decoderFor(first: Uint8Array): TextDecoder {
  if (first[0] === 0xff && first[1] === 0xfe) return new TextDecoder('utf-16le')
  if (first[0] === 0xfe && first[1] === 0xff) return new TextDecoder('utf-16be')
  return new TextDecoder('utf-8')
}

/** Reads a document of XML as it is unpacked: `unpack` hands it on in pieces. */
export async function readPieces(
  handler: MarkupHandler,
  unpack: (take: TakePiece) => Promise<void>,
): Promise<void> {
  const reader = new MarkupReader(handler)
  let decoder: TextDecoder | null = null
  await unpack((piece) => {
    decoder ??= decoderFor(piece)
    reader.push(decoder.decode(piece, { stream: true }))
  })
  reader.end()
}

/** Reads one part of XML. */
export const readPart = (zip: ZipArchive, name: string, handler: MarkupHandler): Promise<void> =>
  readPieces(handler, (take) => zip.read(name, take))

/** `_x000D_` stands for a character that XML would lose. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
