/** PDF files written by hand, for what no drawing library makes: odd fonts, huge page trees, scripts. */

export interface RawOptions {
  /** Pages that all show the same content. */
  readonly pages?: number
  /** Entries of the catalogue, such as an action at opening. */
  readonly catalogue?: string
  /** Entries of the content's dictionary, such as its filter. */
  readonly content?: string
}

/** A PDF whose pages show the content given, with a right table of references. */
export function rawPdf(
  content: string,
  { pages = 1, catalogue = '', content: entries = '' }: RawOptions = {},
): Buffer {
  const first = 5
  const kids = Array.from({ length: pages }, (_, i) => `${first + i} 0 R`).join(' ')
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    `<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`,
    ...Array.from(
      { length: pages },
      () =>
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>',
    ),
  ]
  let text = '%PDF-1.4\n'
  const offsets: number[] = []
  for (const [i, object] of objects.entries()) {
    offsets.push(text.length)
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text + end, 'latin1')
}

/** Content that writes lines of text from the top of the page; each is a list of places and texts. */
export function linesOfText(lines: readonly (readonly (readonly [number, string])[])[]): string {
  return lines
    .flatMap((line, i) =>
      line.map(
        ([x, text]) =>
          `BT /F1 9 Tf 1 0 0 1 ${x} ${740 - i * 14} Tm (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`,
      ),
    )
    .join('\n')
}
