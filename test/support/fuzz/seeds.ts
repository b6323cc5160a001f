/** The files that are broken on purpose: real layouts of every format, and invented ones where there is no reference material. */
import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { flatOdsOf, odsOf } from '../../bank/ods-make.ts'
import { samples } from '../../bank/samples.ts'
import { cfonbFile, codaFile, mt940File, statements } from '../../bank/written.ts'
import { sharedPath } from '../shared.ts'
import { zip } from './containers.ts'

export interface Seed {
  /** Under which it is counted: a folder of the reference material, or a format. */
  readonly group: string
  readonly name: string
  readonly bytes: Buffer
}

/** Folders of statements; each format is broken as often as the others, however many files it has. */
const FOLDERS = 'ofx1 ofx2 qfx qbo qif csv mt940 camt052 camt053 camt054 xlsx xls pdf'.split(' ')
/** Larger files take long and break no differently. */
const BYTES_MAX = 20_000

function reference(): Seed[] {
  return FOLDERS.flatMap((group) => {
    const place = sharedPath('statements', group)
    const names = place ? fs.readdirSync(place).filter((name) => !name.endsWith('.json')) : []
    return names.map((name) => ({ group, name, bytes: fs.readFileSync(path.join(place!, name)) }))
  }).filter(({ bytes }) => bytes.length <= BYTES_MAX)
}

const sheet = (rows: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
const cell = (name: string, text: string) =>
  /^-?[\d.]+$/.test(text)
    ? `<c r="${name}"><v>${text}</v></c>`
    : `<c r="${name}" t="inlineStr"><is><t>${text}</t></is></c>`

/** What a spreadsheet of OpenDocument holds: days, amounts with their format, a merged cell. */
const sheets = {
  A: {
    rows: [
      ['Date', 'Libellé', 'Montant', 'Solde'],
      [{ v: 46083, z: 'dd/mm/yyyy' }, 'LOYER', { v: -850, z: '#,##0.00 [$€-40C]' }, 150],
      [{ v: 46084, z: 'dd/mm/yyyy' }, 'CLIENT  7', { v: 1200.5, z: '#,##0.00 [$€-40C]' }, 1350.5],
    ],
    merges: ['A2:A3'],
  },
}

/** A workbook of one sheet, as small as one can be. */
function workbook(): Buffer {
  const rows = [
    ['Date', 'Libellé', 'Montant'],
    ['2026-03-02', 'LOYER', '-850.00'],
    ['2026-03-03', 'CLIENT', '1200.5'],
  ].map(
    (texts, i) =>
      `<row r="${i + 1}">${texts.map((text, n) => cell('ABC'[n]! + (i + 1), text)).join('')}</row>`,
  )
  const relation = (id: string, type: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`
  const parts = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': relation('rId1', 'officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml':
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': sheet(rows.join('')),
  }
  return zip(Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })))
}

const camt = `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>1</Id><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct><Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-01</Dt></Dt></Bal><Ntry><Amt Ccy="EUR">10.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>E-7</EndToEndId></Refs><RltdPties><Cdtr><Pty><Nm>Café</Nm></Pty></Cdtr></RltdPties><RmtInf><Ustrd>Facture 7</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`

/** Files of ours, the same in every run. */
function own(): Seed[] {
  const written = (group: string, file: (all: Parameters<typeof codaFile>[0]) => string, digits: number) =>
    fc.sample(statements(digits), { seed: 7, numRuns: 6 }).map((all, i) => ({
      group,
      name: `written-${i}.txt`,
      bytes: Buffer.from(file(all)),
    }))
  return [
    ...samples.map(({ name, text }) => ({ group: 'csv', name, bytes: Buffer.from(text) })),
    ...written('mt940', (all) => mt940File(all), 10),
    ...written('mt940', (all) => mt940File(all, true), 10),
    ...written('coda', (all) => codaFile(all), 14),
    ...written('cfonb', (all) => cfonbFile(all), 11),
    { group: 'xlsx', name: 'own.xlsx', bytes: workbook() },
    { group: 'ods', name: 'own.ods', bytes: odsOf(sheets) },
    { group: 'fods', name: 'own.fods', bytes: flatOdsOf(sheets) },
    { group: 'camt053', name: 'own.xml', bytes: Buffer.from(camt) },
    {
      group: 'archive',
      name: 'own.zip',
      bytes: zip(['a.xml', 'b.xml'].map((name) => ({ name, bytes: Buffer.from(camt) }))),
    },
  ]
}

/** All of them, by group. */
export function seeds(): ReadonlyMap<string, readonly Seed[]> {
  const groups = new Map<string, Seed[]>()
  for (const seed of [...own(), ...reference()])
    groups.set(seed.group, [...(groups.get(seed.group) ?? []), seed])
  return groups
}
