/**
 * Protects the right to be forgotten without a hole in the books: the personal part goes on every device, also where it
 * arrives late; chain, cents and verify stay whole, and verify says how much was erased.
 */
import fs from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Change } from '../../../db/changes/envelope.ts'
import { post } from '../../../db/ledger/post.ts'
import { toDay } from '../../../db/rules/dates.ts'
import { SMALL_CHART } from '../../simulation/office.ts'
import { type Answer, exchange, type Laptop, refusalOf, Workshop } from '../../support/company.ts'

/** A name that occurs nowhere else, in any case. */
const NAME = 'Zwygartova'
const NOTE = 'Querbalken'
let workshop: Workshop
let anne: Laptop
let benoit: Laptop
let party: string
let entry: Answer

/** A client whom entries named more than six years ago, which is how long they are kept. */
beforeEach(async () => {
  workshop = new Workshop()
  const office = workshop.createSmall(SMALL_CHART)
  const made = { name: NAME, roles: ['client'], phone: '418 555-0100', address: `3, rue ${NAME}` }
  party = (await office.run('party.create', made)).id
  entry = await office.run('ledger.post', {
    date: '2018-05-01',
    memo: `Vente à ${NAME}`,
    lines: [
      { account: '1060', debit: '135.00', partyId: party, memo: NOTE },
      { account: '4000', credit: '135.00' },
    ],
  })
  anne = workshop.copy(office, 'anne')
  benoit = workshop.copy(office, 'benoit')
})
afterEach(() => workshop.close())

const erase = (laptop: Laptop) => laptop.run('privacy.erase', { partyId: party })
const contents = (laptop: Laptop) =>
  laptop.company.sql.all<{ salt: string | null; content: Uint8Array | null }>(
    'SELECT salt, content FROM part WHERE record IN (?, ?)',
    party,
    entry.id,
  )
const chainsOf = (laptop: Laptop): Answer =>
  laptop.verify().checks.find((check) => check.name === 'chains')!.detail.en

/** Every file of a copy, as bytes; the words of the index are in lower case there. */
function bytesHold(laptop: Laptop, word: string): boolean {
  return ['', '-wal'].some((suffix) => {
    if (!fs.existsSync(laptop.path + suffix)) return false
    const bytes = fs.readFileSync(laptop.path + suffix)
    return bytes.includes(word) || bytes.includes(word.toLowerCase().slice(1))
  })
}

describe('a client who is erased', () => {
  test('is gone on every device, and the cents and the chain are not', async () => {
    const before = anne.verify()
    await erase(anne)
    exchange(anne, benoit)
    for (const laptop of [anne, benoit]) {
      expect(contents(laptop)).toEqual(contents(laptop).map(() => ({ salt: null, content: null })))
      expect(await laptop.run('party.get', { id: party })).toMatchObject({
        name: '',
        phone: null,
        address: null,
      })
      const shown = await laptop.run('ledger.entry', { id: entry.id })
      expect(shown).toMatchObject({ memo: null, total: '135.00' })
      expect(shown.lines[0]).toMatchObject({ account: '1060', debit: '135.00', partyId: party })
      expect((await laptop.run('ledger.entries', { text: NAME })).total).toBe(0)
      expect((await laptop.run('ledger.entries', { text: NOTE })).total).toBe(0)
      expect(laptop.verify().ok).toBe(true)
      expect(chainsOf(laptop)).toContain('2 personal part(s) erased')
    }
    expect(before.entries).toBe(anne.verify().entries)
    expect(anne.verify().stateHash).toBe(benoit.verify().stateHash)
  })

  test('the search index finds the name before, and its number after', async () => {
    expect((await anne.run('ledger.entries', { text: NAME })).total).toBe(1)
    await erase(anne)
    expect((await anne.run('ledger.entries', { text: NAME })).total).toBe(0)
    expect((await anne.run('ledger.entries', { text: entry.number })).total).toBe(1)
  })

  test('stays erased where a later edit had been made unplugged, whatever arrives first', async () => {
    await benoit.run('party.update', { id: party, name: `${NAME}-Tremblay` })
    workshop.clock.now += 1000
    await erase(anne)
    exchange(anne, benoit)
    const chantal = workshop.copy(anne, 'chantal')
    for (const laptop of [anne, benoit, chantal]) {
      expect((await laptop.run('party.get', { id: party })).name).toBe('')
      expect(contents(laptop).every((row) => row.salt === null && row.content === null)).toBe(true)
      expect(laptop.verify().ok).toBe(true)
    }
    expect(anne.verify().stateHash).toBe(benoit.verify().stateHash)
  })

  test('is not kept by what still waits for its causes', async () => {
    await benoit.run('party.update', { id: party, name: `${NAME}-Tremblay` })
    await benoit.run('party.update', { id: party, name: `${NAME}-Gagnon` })
    const changes = benoit.changes().map((text) => JSON.parse(text) as Change)
    const [registered, ...edits] = changes.filter((change) => change.device === benoit.device)
    anne.receive([JSON.stringify(edits[0])])
    await erase(anne)
    anne.receive([JSON.stringify(edits[1])])
    const waiting = anne.company.sql.all<{ change: string }>('SELECT change FROM incoming')
    expect(waiting).toHaveLength(2)
    for (const row of waiting) expect(row.change).not.toContain(NAME)
    expect(anne.receive([JSON.stringify(registered)])).toMatchObject({ applied: 3, waiting: 0 })
    exchange(anne, benoit)
    expect(anne.verify().ok).toBe(true)
    expect(anne.verify().stateHash).toBe(benoit.verify().stateHash)
  })

  test('cannot be written again, nor erased twice', async () => {
    await erase(anne)
    expect(await refusalOf(() => anne.run('party.update', { id: party, name: 'Autre' }))).toBe(
      'privacy.alreadyErased',
    )
    expect(await refusalOf(() => erase(anne))).toBe('privacy.alreadyErased')
  })

  test('leaves no name in a correction, and the memos of others in the same change stay', async () => {
    const corrected = await anne.run('ledger.correct', {
      entryId: entry.id,
      date: '2018-05-02',
      memo: `Vente corrigée à ${NAME}`,
      lines: [
        { account: '1060', debit: '99.00', partyId: party, memo: NOTE },
        { account: '4000', credit: '99.00' },
      ],
    })
    const lines = [
      { account: '6100', cents: 100 },
      { account: '1010', cents: -100 },
    ]
    const [one, other] = anne.company.write({ door: 'test', operation: 'test' }, () =>
      post(anne.company, [
        { date: toDay('2018-05-03'), memo: NAME, lines: lines.map((line) => ({ ...line, party })) },
        { date: toDay('2018-05-03'), memo: 'Loyer', lines },
      ]),
    )
    await erase(anne)
    exchange(anne, benoit)
    for (const laptop of [anne, benoit]) {
      for (const text of [NAME, NOTE]) expect((await laptop.run('ledger.entries', { text })).total).toBe(0)
      for (const id of [corrected.id, one!.id])
        expect((await laptop.run('ledger.entry', { id })).memo).toBeNull()
      expect((await laptop.run('ledger.entry', { id: other!.id })).memo).toBe('Loyer')
      expect(laptop.verify().ok).toBe(true)
    }
    expect(anne.verify().stateHash).toBe(benoit.verify().stateHash)
  })

  test('is refused while the law asks to keep the entries', async () => {
    await anne.run('ledger.post', {
      date: '2025-05-01',
      lines: [
        { account: '1060', debit: '1.00', partyId: party },
        { account: '4000', credit: '1.00' },
      ],
    })
    expect(await refusalOf(() => erase(anne))).toBe('privacy.inUse')
  })

  test('leaves its bytes in free pages until the file is compacted, and then no more', async () => {
    const { database } = anne.company.sql
    await erase(anne)
    database.pragma('wal_checkpoint(TRUNCATE)')
    // before: pages freed by SQLite keep what was in them, and say so here so that nobody promises more
    expect(bytesHold(anne, NAME)).toBe(true)
    database.exec('VACUUM')
    database.pragma('wal_checkpoint(TRUNCATE)')
    for (const word of [NAME, NOTE, '418 555-0100']) expect(bytesHold(anne, word), word).toBe(false)
    expect(anne.verify().ok).toBe(true)
  })
})
