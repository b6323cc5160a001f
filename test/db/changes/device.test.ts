/** Protects who a copy is: a machine and a copy of the file, never two of them under one identity. */
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startedCompany } from '../../simulation/office.ts'
import { exchange, Laptop, Workshop } from '../../support/company.ts'

let workshop: Workshop
let office: Laptop

beforeEach(async () => {
  workshop = new Workshop()
  office = workshop.copyFile(await startedCompany(workshop), 'desk')
  await post(office)
})
afterEach(() => workshop.close())

const post = async (laptop: Laptop): Promise<string> =>
  (
    await laptop.run('ledger.post', {
      date: '2026-03-01',
      lines: [
        { account: '6100', debit: '1.00' },
        { account: '1010', credit: '1.00' },
      ],
    })
  ).number

const markOf = (laptop: Laptop) =>
  laptop.company.sql.get<{ mark: string }>('SELECT mark FROM device WHERE id = ?', laptop.device)!.mark

/** The file at `file` opened on the machine of `office`. */
function openAt(file: string): Laptop {
  return new Laptop(workshop, path.basename(file), file, office.place.home)
}

function copyOfFile(name: string): string {
  office.company.sql.database.pragma('wal_checkpoint(TRUNCATE)')
  const file = path.join(path.dirname(office.path), name)
  fs.copyFileSync(office.path, file)
  return file
}

describe('a copy of the file', () => {
  test('is a new device with its own mark and its own series, on another machine or on the same', async () => {
    const elsewhere = workshop.copy(office, 'elsewhere')
    const beside = openAt(copyOfFile('beside.grandlivre'))
    const numbers = [await post(elsewhere), await post(beside), await post(office)]
    const devices = [elsewhere, beside, office].map((laptop) => laptop.device)
    expect(new Set(devices).size).toBe(3)
    expect(new Set([elsewhere, beside, office].map(markOf)).size).toBe(3)
    expect(new Set(numbers).size).toBe(3)
    expect(numbers[0]).toBe(`${markOf(elsewhere)}-1`)
    expect(numbers[1]).toBe(`${markOf(beside)}-1`)
    exchange(elsewhere, beside, office)
    expect(new Set([elsewhere, beside, office].map((laptop) => laptop.verify().stateHash)).size).toBe(1)
    beside.company.close()
  })

  test('of which the first device has no mark', async () => {
    const first = workshop.createSmall([], 'first')
    expect(markOf(first)).toBe('')
  })

  test('is a device only from its first change', () => {
    const reader = workshop.copy(office, 'reader')
    expect(reader.company.device).toBeNull()
    const count = () => reader.company.sql.get<{ n: number }>('SELECT count(*) AS n FROM device')!.n
    expect(count()).toBe(count())
    expect(reader.verify().ok).toBe(true)
  })
})

describe('the same file', () => {
  test('opened again is the same device and goes on with its numbers', async () => {
    const { device } = office
    const before = await post(office)
    office.reopen()
    const after = await post(office)
    expect(office.device).toBe(device)
    expect(Number(after.split('-')[1])).toBe(Number(before.split('-')[1]) + 1)
  })

  test('renamed is the same device', async () => {
    const { device } = office
    office.company.close()
    const renamed = path.join(path.dirname(office.path), 'renamed.grandlivre')
    fs.renameSync(office.path, renamed)
    const moved = openAt(renamed)
    await post(moved)
    expect(moved.device).toBe(device)
    moved.reopen()
    expect(moved.device).toBe(device)
    moved.company.close()
  })

  test('whose note was not yet written after the last commit is the same device: a crash is no copy', async () => {
    const { device } = office
    const notes = path.join(office.place.home, 'devices', `${device}.json`)
    const noted = fs.readFileSync(notes)
    await post(office)
    fs.writeFileSync(notes, noted)
    office.reopen()
    await post(office)
    expect(office.device).toBe(device)
    expect(office.verify().ok).toBe(true)
  })
})

describe('an older copy at the same path', () => {
  test('is a new device: what it had done since is not done again under the same numbers', async () => {
    const { device } = office
    const old = copyOfFile('old.grandlivre')
    const lost = await post(office)
    const witness = workshop.copy(office, 'witness')
    office.company.close()
    for (const suffix of ['-wal', '-shm']) fs.rmSync(office.path + suffix, { force: true })
    fs.renameSync(old, office.path)
    const restored = openAt(office.path)
    const number = await post(restored)
    expect(restored.device).not.toBe(device)
    expect(number).not.toBe(lost)
    exchange(restored, witness)
    expect(restored.verify().stateHash).toBe(witness.verify().stateHash)
    expect(restored.company.sql.all('SELECT number FROM entry WHERE number = ?', lost)).toHaveLength(1)
    restored.company.close()
  })

  test('without the private key of its device is a new one too', async () => {
    const { device } = office
    fs.rmSync(path.join(office.place.home, 'keys', `${device}.key`))
    office.reopen()
    await post(office)
    expect(office.device).not.toBe(device)
  })
})
