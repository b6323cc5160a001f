/** PDF files written by hand, for what no drawing library makes: odd fonts, huge page trees, scripts. */

export interface RawOptions {
  /** Pages that all show the same content. */
  readonly pages?: number
  /** Entries of the catalogue, such as an action at opening. */
  readonly catalogue?: string
  /** Entries of the content's dictionary, such as its filter. */
  readonly content?: string
  /** Entries of each page, and the paper. */
  readonly page?: string
  readonly box?: string
  /** Entries of the font. */
  readonly font?: string
  /** Objects behind the pages: the first has the number 5 + pages. */
  readonly more?: readonly string[]
}

/** A PDF whose pages show the content given, with a right table of references. */
export function rawPdf(
  content: string,
  {
    pages = 1,
    catalogue = '',
    content: entries = '',
    page = '',
    box = '0 0 612 792',
    font = '',
    more = [],
  }: RawOptions = {},
): Buffer {
  const first = 5
  const kids = Array.from({ length: pages }, (_, i) => `${first + i} 0 R`).join(' ')
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    `<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`,
    `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica ${font} >>`,
    `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`,
    ...Array.from(
      { length: pages },
      () =>
        `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> ${page} >>`,
    ),
    ...more,
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

/** A table of what the letters of a font mean (one code, one UTF-16 unit), as a stream. */
export function unicodeTable(letters: Readonly<Record<string, string>>): string {
  const hex = (text: string, size: number) => text.charCodeAt(0).toString(16).padStart(size, '0')
  const rows = Object.entries(letters).map(([code, meant]) => `<${hex(code, 2)}> <${hex(meant, 4)}>`)
  const table = [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def',
    `1 begincodespacerange <00> <ff> endcodespacerange ${rows.length} beginbfchar ${rows.join(' ')} endbfchar`,
    'endcmap end end',
  ].join('\n')
  return `<< /Length ${table.length} >>\nstream\n${table}\nendstream`
}
