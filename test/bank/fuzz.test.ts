/**
 * Broken files: real layouts with bytes changed, cut, doubled and moved. Whatever comes, the answer is a parsed file
 * with finite figures and days of the calendar, or a refusal; never another error, never a long wait.
 */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { isDay } from '../../db/rules/dates.ts'
import { Refusal } from '../../db/rules/errors.ts'
import { parseTextBytes } from '../../electron/bank/formats/index.ts'
import { type Inspection, inspectFile } from '../../electron/bank/inspect.ts'
import { long, seed } from '../support/properties.ts'
import { sharedPath } from '../support/shared.ts'
import { samples } from './samples.ts'

const count = long ? 100_000 : 2_000
const SLOW_MS = 2_000

/** A small generator of even numbers (mulberry32), so that a seed gives the same cases everywhere. */
function generator(start: number): (below: number) => number {
  let state = start >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

interface Original {
  readonly name: string
  readonly bytes: Buffer
}

function originals(): Original[] {
  const own = samples.map(({ name, text }) => ({ name, bytes: Buffer.from(text) }))
  const found = ['ofx1', 'ofx2', 'qfx', 'qbo', 'qif', 'csv'].flatMap((folder) => {
    const place = sharedPath('statements', folder)
    const names = place ? fs.readdirSync(place).filter((name) => !name.endsWith('.json')) : []
    return names.map((name) => ({ name, bytes: fs.readFileSync(path.join(place!, name)) }))
  })
  return [...own, ...found].filter(({ bytes }) => bytes.length < 20_000)
}

const SPLICES = [
  '"',
  ';',
  ',',
  '\r',
  '\n',
  '\0',
  '<',
  '>',
  '</',
  '<STMTTRN>',
  '^',
  '-',
  '9'.repeat(60),
  'é',
  '\uFEFF',
  '&#',
  '1e9',
  '31/02/2026',
  '[',
  '<!--',
]

function mutate(bytes: Buffer, random: (below: number) => number): Buffer {
  let changed = Buffer.from(bytes)
  for (let times = 1 + random(6); times > 0; times--) {
    const at = random(changed.length + 1)
    const end = Math.min(changed.length, at + random(200))
    const kind = random(6)
    const piece =
      kind === 0
        ? Buffer.from([random(256)])
        : kind === 1
          ? Buffer.from(SPLICES[random(SPLICES.length)]!)
          : kind === 2
            ? Buffer.alloc(0)
            : kind === 3
              ? Buffer.concat([changed.subarray(at, end), changed.subarray(at, end)])
              : changed.subarray(random(changed.length + 1), end)
    changed =
      kind === 5
        ? changed.subarray(0, at)
        : Buffer.concat([changed.subarray(0, at), piece, changed.subarray(end)])
  }
  return changed
}

function checkFigures(inspection: Inspection): void {
  for (const figures of [inspection, ...inspection.accounts]) {
    expect(figures.sumCredits).toMatch(/^\d+(\.\d+)?$/)
    expect(figures.sumDebits).toMatch(/^\d+(\.\d+)?$/)
    for (const line of [figures.first, figures.last]) {
      if (!line) continue
      expect(line.amount).toMatch(/^-?\d+(\.\d+)?$/)
      expect(line.date === null || isDay(line.date)).toBe(true)
    }
  }
  const rows = inspection.problems.some((problem) => problem.severity === 'row')
  if (rows) expect(inspection.outcome).not.toBe('parse')
}

test(`${count} broken files, seed ${seed}`, () => {
  const random = generator(seed)
  const all = originals()
  let parsed = 0
  for (let i = 0; i < count; i++) {
    const original = all[random(all.length)]!
    const bytes = mutate(original.bytes, random)
    const started = performance.now()
    try {
      checkFigures(inspectFile(parseTextBytes({ bytes, extension: path.extname(original.name).slice(1) })))
      parsed++
    } catch (error) {
      if (!(error instanceof Refusal)) {
        console.error(
          `case ${i} of seed ${seed}, from ${original.name}:\n${bytes.toString('latin1').slice(0, 3000)}`,
        )
        throw error
      }
    }
    expect(performance.now() - started, `case ${i} of seed ${seed}, from ${original.name}`).toBeLessThan(
      SLOW_MS,
    )
  }
  expect(parsed).toBeGreaterThan(count / 10)
})

/** Texts of a mebibyte made to slow a reader down. */
const pieces = [
  '<',
  '<<',
  '<A',
  '<A>',
  '<STMTTRN>',
  '</',
  '<!--',
  '<!',
  '<!>',
  '<!A[',
  '<?>',
  '<!-->',
  '<![CDATA[',
  '&',
  '&amp',
  '&#',
  'D1/1/26\n',
  '^\n',
  '!Type:Bank\n',
  'T',
  '1,',
  '1 ',
  '-',
  '1/',
  '01/01/2026;',
  ';1,00',
  'a b ',
  '\u00a0',
  'solde ',
  'compte 1',
  '(',
  '="',
  'Ã©',
  '9',
  '\r',
  ',"',
  '"a""',
]
const heads = [
  '',
  'OFXHEADER:100\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><BANKTRANLIST><STMTTRN><NAME>',
  '!Type:Bank\nD01/02/2026\nP',
  'Date;Libellé;Montant\n02/03/2026;A;-1,00\n',
  '01/02/2026,A,',
]

test.each(heads)('a mebibyte after %j is read in time', (head) => {
  for (const piece of pieces) {
    const bytes = Buffer.from(head + piece.repeat(Math.ceil(1_048_576 / piece.length)))
    const started = performance.now()
    try {
      parseTextBytes({ bytes, extension: 'csv' })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
    expect(performance.now() - started, JSON.stringify(piece)).toBeLessThan(SLOW_MS * 2)
  }
})
