/** Broken workbooks: bytes changed, cut, doubled and moved, inside the archive too. A parsed file or a refusal, in time. */
import { expect, test } from 'vitest'
import { Refusal } from '../../db/rules/errors.ts'
import { parseBytes } from '../../electron/bank/formats/index.ts'
import { inspectFile } from '../../electron/bank/inspect.ts'
import { long, seed } from '../support/properties.ts'
import { makeWorkbook, makeZip, workbookEntries } from './hostile/zip-maker.ts'
import { Chance } from './layouts/random.ts'
import { flatOdsOf, odsEntries, odsOf, protectOds } from './ods-make.ts'
import { bookOf } from './workbook-make.ts'
import { protectAgile, protectRc4 } from './workbook-protect.ts'

const COUNT = long ? 50_000 : 600
const SLOW_MS = 10_000

const rows = [
  ['Numéro de compte', '123456789'],
  ['Date', 'Libellé', 'Débit', 'Crédit', 'Solde'],
  [{ v: 46086, z: 'dd/mm/yyyy' }, 'Café & Cie', 12.5, null, 987.5],
  [{ v: 46097, z: 'dd/mm/yyyy' }, 'Paie', null, 100, 1087.5],
]
const originals: readonly (readonly [extension: string, bytes: Buffer])[] = [
  ['xlsx', Buffer.from(bookOf({ A: rows, B: rows }))],
  ['xls', Buffer.from(bookOf({ A: rows, B: rows }, 'biff8'))],
  ['xls', Buffer.from(bookOf({ A: rows }, 'biff5'))],
  ['xls', Buffer.from(bookOf({ A: rows }, 'biff2'))],
  ['xls', Buffer.from(bookOf({ A: rows }, 'xlml'))],
  ['xls', Buffer.from(bookOf({ A: rows }, 'html'))],
  ['xlsx', protectAgile(bookOf({ A: rows }), 'secret')],
  ['xls', protectRc4(bookOf({ A: rows }, 'biff8'), 'secret')],
  ['ods', odsOf({ A: rows, B: rows })],
  ['fods', flatOdsOf({ A: rows })],
  ['ods', protectOds(odsEntries(flatOdsOf({ A: rows }).toString()), 'secret', 'aes')],
]

function changed(bytes: Buffer, chance: Chance): Buffer {
  let broken = Buffer.from(bytes)
  for (let times = 1 + chance.below(5); times > 0; times--) {
    const at = chance.below(broken.length + 1)
    const end = Math.min(broken.length, at + chance.below(120))
    const piece = [
      Buffer.from([chance.below(256)]),
      Buffer.alloc(0),
      Buffer.concat([broken.subarray(at, end), broken.subarray(at, end)]),
      Buffer.from([0xff, 0xff, 0xff, 0x7f]),
      Buffer.from(chance.of(['<', '>', '"', '&#', '</c>', '<row r="9">', '<t>', '<table>', ']]>', '=1'])),
    ]
    const inPlace = chance.often(60)
    const put = chance.of(piece)
    broken = chance.often(6)
      ? broken.subarray(0, at)
      : Buffer.concat([broken.subarray(0, at), put, broken.subarray(inPlace ? at + put.length : end)])
  }
  return broken
}

/** A workbook whose archive is sound and one of whose parts is not. */
function brokenInside(chance: Chance): Buffer {
  const entries = workbookEntries({
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
  })
  const { name, data } = chance.of(entries)
  if (chance.often(60)) return makeWorkbook({ [name]: changed(Buffer.from(data), chance) })
  const content = changed(flatOdsOf({ A: rows }), chance)
  return makeZip(odsEntries('', { 'content.xml': content }))
}

test(`${COUNT} broken workbooks, seed ${seed}`, async () => {
  const chance = new Chance(seed)
  let read = 0
  for (let i = 0; i < COUNT; i++) {
    const inside = chance.often(30)
    const [extension, bytes] = chance.of(originals)
    const broken = inside ? brokenInside(chance) : changed(bytes, chance)
    const started = performance.now()
    try {
      const found = inspectFile(await parseBytes({ bytes: broken, extension, password: 'secret' }))
      expect(found.sumDebits).toMatch(/^\d+(\.\d+)?$/)
      expect(found.sumCredits).toMatch(/^\d+(\.\d+)?$/)
      read++
    } catch (error) {
      if (!(error instanceof Refusal)) {
        console.error(`case ${i} of seed ${seed}, ${extension}, ${inside ? 'inside' : 'outside'}`)
        throw error
      }
    }
    expect(performance.now() - started, `case ${i} of seed ${seed}`).toBeLessThan(SLOW_MS)
  }
  expect(read).toBeGreaterThan(COUNT / 20)
}, 1_800_000)
