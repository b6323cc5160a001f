/**
 * Broken files: real layouts of every format with bytes, lines, figures and what is packed inside changed, cut, doubled and
 * moved (test/support/fuzz). `npm run test:long` reads a million of them in processes of their own (build/fuzz.ts).
 */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Refusal } from '../../db/rules/errors.ts'
import { parseBytes } from '../../electron/bank/formats/index.ts'
import { Cases, judge } from '../support/fuzz/cases.ts'
import { clock } from '../support/fuzz/clock.ts'
import { unzip, withChangedStream, zip } from '../support/fuzz/containers.ts'
import { long, seed } from '../support/properties.ts'
import { describeShared, sharedPath } from '../support/shared.ts'

const COUNT = 640
const SLOW_MS = 2_000

// What a reader of PDF abandons is its own affair (pdf/document.ts): without these listeners it would end this process.
const watchers = process.listeners('unhandledRejection')
beforeAll(() => {
  process.removeAllListeners('unhandledRejection')
})
afterAll(() => {
  for (const watcher of watchers) process.on('unhandledRejection', watcher)
})

test(`${COUNT} broken files, seed ${seed}`, async () => {
  const cases = new Cases(seed)
  let read = 0
  for (let index = 0; index < COUNT; index++) {
    const broken = cases.make(index)
    const what = `case ${index} of seed ${seed}, from ${broken.group} ${broken.name}`
    const elapsed = clock()
    try {
      if ((await judge(broken)) === 'read') read++
    } catch (error) {
      throw new Error(what, { cause: error })
    }
    expect(elapsed(), what).toBeLessThan(SLOW_MS)
  }
  expect(read).toBeGreaterThan(COUNT / 3)
})

test('a case is the same file every time', () => {
  const [one, other] = [new Cases(5), new Cases(5)]
  for (const index of [0, 1, 9, 4_711]) expect(one.make(index).bytes).toEqual(other.make(index).bytes)
  expect(one.make(0).bytes).not.toEqual(new Cases(6).make(0).bytes)
})

describeShared('what is packed', () => {
  test('is read the same after it was taken apart and put together', async () => {
    const folder = sharedPath('statements', 'pdf')!
    for (const name of fs.readdirSync(folder).filter((one) => one.endsWith('.pdf'))) {
      const bytes = fs.readFileSync(path.join(folder, name))
      const again = withChangedStream(
        bytes,
        () => 0,
        (stream) => stream,
      )!
      expect(again.equals(bytes)).toBe(false)
      const [one, other] = [
        await parseBytes({ bytes, extension: 'pdf' }),
        await parseBytes({ bytes: again, extension: 'pdf' }),
      ]
      expect(other.accounts, name).toEqual(one.accounts)
    }
  })
})

test('an archive keeps its parts', () => {
  const parts = [
    { name: 'a.xml', bytes: Buffer.from('<a>é</a>') },
    { name: 'dossier/b.xml', bytes: Buffer.alloc(0) },
  ]
  expect(unzip(zip(parts))).toEqual(parts)
})

/** Characters of a text made to slow a reader down: a mebibyte in the long run. */
const LENGTH = long ? 1_048_576 : 200_000
const LENGTH_SLOW_MS = long ? 5_000 : 1_500

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
  ':61:',
  ':20:A\n',
  ':25:A\n',
  ':60F:C260301EUR1,\n:62F:C260301EUR1,\n',
  ':61:260302D1,NMSC\n',
  ':86:x\n',
  '-\n',
  '?20',
  '/REMI/',
  'EREF+',
  '//',
  '{1:',
  '2100010000',
  '04',
  '000000',
]
const heads = [
  '',
  'OFXHEADER:100\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><BANKTRANLIST><STMTTRN><NAME>',
  '!Type:Bank\nD01/02/2026\nP',
  'Date;Libellé;Montant\n02/03/2026;A;-1,00\n',
  '01/02/2026,A,',
  ':20:A\n:25:B\n:60F:C260301EUR1,\n:61:260302D1,NTRFNONREF\n:86:166?20',
  `${'00000010126001'.padEnd(14)}05`.padEnd(127).concat('2\n'),
  '0130004    00818EUR2 00012345678  310326'.padEnd(120),
  '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Ntry>',
]

test.each(heads)(`${LENGTH} characters after %j are read in time`, async (head) => {
  for (const piece of pieces) {
    const bytes = Buffer.from(head + piece.repeat(Math.ceil(LENGTH / piece.length)))
    const elapsed = clock()
    try {
      await parseBytes({ bytes, extension: 'csv' })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
    expect(elapsed(), JSON.stringify(piece)).toBeLessThan(LENGTH_SLOW_MS)
  }
})
