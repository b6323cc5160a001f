/** Workbooks of the XML kind (.xlsx, .xlsm): parts, relations, styles, shared texts and sheets (ECMA-376 part 1). */

import type { Sheet } from '../tables/sheet.ts'
import { foreignZip, unreadWorkbook } from './foreign.ts'
import { SHARED_MAX, STYLES_MAX } from './limits.ts'
import { attributeOf } from './markup.ts'
import { builtInFormat, type CellFormat, formatOfCode, GENERAL } from './numbers.ts'
import { CellBudget } from './sheet.ts'
import { damaged, foreign, otherWorkbook } from './texts.ts'
import { readPart, unescaped, type WorkbookParts } from './xlsx-parts.ts'
import { readSheet } from './xlsx-sheet.ts'
import { ZipArchive } from './zip.ts'

export interface Workbook {
  readonly sheets: readonly Sheet[]
  readonly from1904: boolean
}

const nothing = () => {}

interface Relation {
  readonly type: string
  readonly target: string
}

/** A target relative to the folder of its source, without leaving the archive. */
function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const segments = folder === '' ? [] : folder.split('/')
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.' && segment !== '') segments.push(segment)
  }
  return segments.join('/')
}

const RELATIONS_MAX = 5_000

/** The relations of a part, by their identifier. */
async function relationsOf(zip: ZipArchive, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/')
  const folder = slash < 0 ? '' : part.slice(0, slash)
  const name = `${folder === '' ? '' : `${folder}/`}_rels/${part.slice(slash + 1)}.rels`
  const found = new Map<string, Relation>()
  if (!zip.has(name)) return found
  await readPart(zip, name, {
    open: (element, tag) => {
      const id = element === 'Relationship' ? attributeOf(tag, 'Id') : null
      if (id === null || found.size >= RELATIONS_MAX || attributeOf(tag, 'TargetMode') === 'External') return
      const type = attributeOf(tag, 'Type') ?? ''
      const target = resolved(folder, attributeOf(tag, 'Target') ?? '')
      found.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target })
    },
    close: nothing,
    text: nothing,
  })
  return found
}

const targetOf = (relations: Map<string, Relation>, type: string) =>
  [...relations.values()].find((relation) => relation.type === type)?.target

interface SheetEntry {
  readonly name: string
  readonly id: string
  readonly hidden: boolean
}

async function readWorkbookPart(zip: ZipArchive, part: string) {
  const entries: SheetEntry[] = []
  let from1904 = false
  let toCompute = false
  await readPart(zip, part, {
    open: (element, tag) => {
      const isOn = (name: string) => /^(1|true|on)$/.test(attributeOf(tag, name) ?? '')
      if (element === 'workbookPr') from1904 = isOn('date1904')
      if (element === 'calcPr') toCompute = isOn('fullCalcOnLoad')
      if (element !== 'sheet') return
      const name = (attributeOf(tag, 'name') ?? '').slice(0, 100)
      const hidden = (attributeOf(tag, 'state') ?? 'visible') !== 'visible'
      entries.push({ name, id: attributeOf(tag, 'id') ?? '', hidden })
    },
    close: nothing,
    text: nothing,
  })
  return { entries, from1904, toCompute }
}

/** Formats of cells in the order in which cells refer to them. */
async function readStyles(zip: ZipArchive, part: string | undefined): Promise<CellFormat[]> {
  const formats: CellFormat[] = []
  if (part === undefined || !zip.has(part)) return formats
  const codes = new Map<number, CellFormat>()
  let inCells = false
  await readPart(zip, part, {
    open: (element, tag) => {
      if (element === 'cellXfs') inCells = true
      else if (element === 'numFmt' && codes.size < STYLES_MAX)
        codes.set(Number(attributeOf(tag, 'numFmtId')), formatOfCode(attributeOf(tag, 'formatCode') ?? ''))
      else if (element === 'xf' && inCells && formats.length < STYLES_MAX) {
        const id = Number(attributeOf(tag, 'numFmtId') ?? 0)
        formats.push(codes.get(id) ?? builtInFormat(id))
      }
    },
    close: (element) => {
      if (element === 'cellXfs') inCells = false
    },
    text: nothing,
  })
  return formats.length > 0 ? formats : [GENERAL]
}

/** The shared texts; of a text in several runs all runs, without what tells how to pronounce it. */
async function readShared(zip: ZipArchive, part: string | undefined, budget: CellBudget): Promise<string[]> {
  const shared: string[] = []
  if (part === undefined || !zip.has(part)) return shared
  let text = ''
  let spoken = false
  let inText = false
  await readPart(zip, part, {
    open: (element) => {
      if (element === 'si') text = ''
      else if (element === 'rPh') spoken = true
      inText = element === 't' && !spoken
    },
    close: (element) => {
      if (element === 'rPh') spoken = false
      if (element === 't') inText = false
      if (element !== 'si') return
      if (shared.length >= SHARED_MAX) throw damaged('markup')
      budget.characters(text.length)
      shared.push(unescaped(text))
    },
    text: (piece) => {
      if (inText) text += piece
    },
  })
  return shared
}

/** Reads an archive that is a workbook; refuses any other. */
export async function readXlsx(bytes: Uint8Array): Promise<Workbook> {
  const zip = new ZipArchive(bytes)
  const unread = unreadWorkbook(zip)
  if (unread) throw otherWorkbook(unread)
  const kind = foreignZip(zip)
  if (kind) throw foreign(kind)
  const root = targetOf(await relationsOf(zip, ''), 'officeDocument')
  const part = root !== undefined && zip.has(root) ? root : 'xl/workbook.xml'
  const { entries, from1904, toCompute } = await readWorkbookPart(zip, part)
  const relations = await relationsOf(zip, part)
  const budget = new CellBudget()
  const parts: WorkbookParts = {
    shared: await readShared(zip, targetOf(relations, 'sharedStrings'), budget),
    formats: await readStyles(zip, targetOf(relations, 'styles')),
    from1904,
    toCompute,
  }
  const sheets: Sheet[] = []
  for (const { name, id, hidden } of entries) {
    const relation = relations.get(id)
    if (relation?.type !== 'worksheet') continue
    sheets.push(await readSheet(zip, relation.target, parts, budget, name, hidden))
  }
  if (sheets.length === 0) throw damaged('noSheet')
  return { sheets, from1904 }
}
