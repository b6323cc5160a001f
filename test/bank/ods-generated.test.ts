/**
 * What a workbook of Excel says, the same sheets as an OpenDocument spreadsheet say too: statements drawn at random, read in both
 * forms, give the same accounts, lines, balances and questions. `COUNT` sets how many are made.
 */
import { read } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { Refusal } from '../../db/rules/errors.ts'
import { parseBytes } from '../../electron/bank/formats/index.ts'
import { long, seed } from '../support/properties.ts'
import { makeKept } from './layouts/kept.ts'
import { allNames } from './layouts/names.ts'
import { Chance } from './layouts/random.ts'
import { makeAccounts, makeLayout, namesFor } from './layouts/truth.ts'
import { wilder } from './layouts/wilder.ts'
import { makeFile } from './layouts/write.ts'
import { flatOdsOf, odsOf } from './ods-make.ts'
import type { Value } from './workbook-make.ts'

const COUNT = Number(process.env.COUNT ?? (long ? 6_000 : 120))
const names = allNames()

interface LibraryCell {
  readonly t: string
  readonly v?: string | number | boolean
  readonly z?: string
}

function asValue(cell: LibraryCell | undefined): Value {
  if (cell?.v === undefined) return null
  if (typeof cell.v !== 'number') return cell.v
  return cell.z === undefined || cell.z === 'General' ? cell.v : { v: cell.v, z: cell.z }
}

/** The sheets of a workbook, cell by cell, in the order of its names. */
function sheetsOf(bytes: Uint8Array): Record<string, Value[][]> {
  const book = read(bytes, { type: 'buffer', cellNF: true, dense: true })
  return Object.fromEntries(
    book.SheetNames.map((name) => {
      const rows = (book.Sheets[name] as unknown as { '!data'?: LibraryCell[][] })['!data'] ?? []
      return [name, Array.from(rows, (row) => Array.from(row ?? [], asValue))]
    }),
  )
}

async function said(bytes: Uint8Array, extension: string) {
  try {
    const { outcome, accounts, problems } = await parseBytes({ bytes, extension })
    return { outcome, accounts, told: problems.map(({ code, line, id }) => [code, line, id]) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.code
  }
}

/** A statement of a bank, perhaps changed once more, or a workbook that an office keeps by hand. */
function drawn(own: number): Uint8Array | null {
  const chance = new Chance(own)
  if (chance.often(30)) {
    const made = makeKept(chance)
    return made.extension === 'xlsx' ? made.bytes : null
  }
  const layout = makeLayout(chance, chance.often(70) ? 'xlsx-typed' : 'xlsx-text')
  const name = namesFor(chance, layout, names)
  const isChanged = chance.often(50)
  return makeFile(makeAccounts(chance, layout), layout, name, chance, (page) =>
    isChanged ? wilder(page, chance, name).page : page,
  ).bytes
}

test(`${COUNT} statements as both kinds of workbook, seed ${seed}`, async () => {
  let read = 0
  for (let i = 0; i < COUNT; i++) {
    const own = seed + i * 7919
    const bytes = drawn(own)
    if (!bytes) continue
    const sheets = sheetsOf(bytes)
    const form = i % 4 === 0 ? flatOdsOf(sheets) : odsOf(sheets)
    expect(await said(form, 'ods'), `seed ${own}`).toEqual(await said(bytes, 'xlsx'))
    read++
  }
  expect(read).toBeGreaterThan(COUNT / 2)
}, 1_800_000)
