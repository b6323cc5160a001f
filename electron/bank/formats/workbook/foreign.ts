/** Archives and compound files that are no workbook, named for the person who chose one. */
import type { Text } from '../../../../db/rules/errors.ts'

const named = (fr: string, en: string): Text => ({ fr, en })

interface Names {
  has(name: string): boolean
  names(): readonly string[]
}

/** Workbooks of kinds that are not read; null when an archive is none. */
export function unreadWorkbook(zip: Names): Text | null {
  if (zip.has('xl/workbook.bin'))
    return named('un classeur Excel binaire (.xlsb)', 'a binary Excel workbook (.xlsb)')
  const isApple = zip.names().some((name) => /^index(\.zip|\/.{1,200}\.iwa)$/.test(name))
  return isApple ? named('un document Apple (.numbers)', 'an Apple document (.numbers)') : null
}

/** What an archive is when it is no workbook of XML; null when it is one. */
export function foreignZip(zip: Names): Text | null {
  const names = zip.names()
  if (zip.has('[Content_Types].xml') && names.some((name) => name.endsWith('workbook.xml'))) return null
  if (zip.has('xl/workbook.xml')) return null
  if (zip.has('word/document.xml')) return named('un document Word', 'a Word document')
  return named('une archive ZIP', 'a ZIP archive')
}
