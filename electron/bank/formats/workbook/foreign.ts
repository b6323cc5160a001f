/** Archives and compound files that are no workbook, named for the person who chose one. */
import type { Text } from '../../../../db/rules/errors.ts'

const named = (fr: string, en: string): Text => ({ fr, en })

/** What an archive is when it is no workbook of XML; null when it is one. */
export function foreignZip(zip: { has(name: string): boolean; names(): readonly string[] }): Text | null {
  const names = zip.names()
  if (zip.has('[Content_Types].xml') && names.some((name) => name.endsWith('workbook.xml'))) return null
  if (zip.has('xl/workbook.xml')) return null
  if (zip.has('word/document.xml')) return named('un document Word', 'a Word document')
  return named('une archive ZIP', 'a ZIP archive')
}
