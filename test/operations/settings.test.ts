/**
 * Protects what a company chooses for its documents (a closed list, with usual values of its country and language) and who
 * it says it is on them, logo included.
 */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { getSetting } from '../../db/records/settings.ts'
import { pictureOf } from '../../db/rules/pictures.ts'
import { Books } from '../support/books.ts'

const shownSetting = async (books: Books, key: string) =>
  (await books.call('settings.get', {})).items.find((item) => item.key === key)

describe('settings', () => {
  test.each([
    [{ country: 'CA', language: 'fr' as const }, 'FAC-{AAAA}-{NNNN}', 'NC-{AAAA}-{NNNN}'],
    [{ country: 'CA', language: 'en' as const }, 'INV-{YYYY}-{NNNN}', 'CN-{YYYY}-{NNNN}'],
    [{ country: 'FR', currency: 'EUR', taxes: {} }, 'FAC-{AAAA}-{NNNN}', 'AV-{AAAA}-{NNNN}'],
  ])('are the usual ones of %j when nothing is chosen', async (options, invoice, creditNote) => {
    const books = new Books(options)
    const { items } = await books.call('settings.get', {})
    expect(items.every(({ isUsual, value, usual }) => isUsual && value === usual)).toBe(true)
    const values = Object.fromEntries(items.map(({ key, value }) => [key, value]))
    expect(values).toMatchObject({
      'sales.terms': 'Net 30',
      'sales.notes': null,
      'sales.quoteDays': 30,
      'purchase.terms': null,
      'holdback.percent': '10',
      'numbers.invoice': invoice,
      'numbers.creditNote': creditNote,
    })
  })

  test('are chosen, typed for whoever asks, and given back to the usual', async () => {
    const books = new Books()
    const values = {
      'sales.terms': '2/10 Net 30',
      'sales.quoteDays': 45,
      'holdback.percent': '7.5',
      'numbers.invoice': 'A{AA}{NNNNN}',
      'sales.paymentInstructions': 'Virement à la Caisse\nTransit 12345',
    }
    await books.call('settings.set', { values })
    for (const [key, value] of Object.entries(values))
      expect(await shownSetting(books, key)).toMatchObject({ value, isUsual: false })
    const days: number = getSetting(books.sql, 'sales.quoteDays')
    expect(days).toBe(45)
    await books.call('settings.set', { values: { 'sales.quoteDays': null } })
    expect(await shownSetting(books, 'sales.quoteDays')).toEqual({
      key: 'sales.quoteDays',
      value: 30,
      usual: 30,
      isUsual: true,
    })
    expect(books.verify().ok).toBe(true)
  })

  test('are refused all at once, each with its reason, and nothing is written', async () => {
    const books = new Books()
    const before = books.stateHash()
    const values = {
      'sales.term': 'Net 30',
      'sales.terms': 'un jour',
      'sales.notes': 5,
      'sales.quoteDays': 30.5,
      'holdback.percent': '101',
      'numbers.invoice': 'FAC-{AAAA}',
      'numbers.bill': 7,
      __proto__: null,
      'sales.paymentInstructions': 'bon',
    }
    expect(await books.refused('settings.set', { values })).toEqual({
      code: 'settings.refused',
      details: [
        'sales.term settings.unknown',
        'sales.terms terms.unknown',
        'sales.notes settings.notText',
        'sales.quoteDays settings.notWhole',
        'holdback.percent settings.notPercent',
        'numbers.invoice numberForm.noCounter',
        'numbers.bill settings.notText',
      ],
    })
    expect(books.stateHash()).toBe(before)
  })

  test('that a newer program wrote in its own way count for nothing here', async () => {
    const books = new Books()
    books.sql.run(
      "INSERT INTO setting (id, value) VALUES ('sales.quoteDays', ?), ('new.key', ?)",
      '"P30D"',
      '1',
    )
    expect(getSetting(books.sql, 'sales.quoteDays')).toBe(30)
    expect((await books.call('settings.get', {})).items.map(({ key }) => key)).not.toContain('new.key')
  })
})

/** Parts of pictures, enough to read their size: mark, first block, width and height. */
const png = (width: number, height: number, rest = 0) => {
  const bytes = Buffer.alloc(33 + rest)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}
const jpeg = (width: number, height: number, frame = 0xc0) => {
  const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc4, 0, 3, 9, 0xff, frame])
  const size = Buffer.from([0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3, 1, 2, 3])
  return Buffer.concat([bytes, size])
}

describe('the size of a picture', () => {
  test.each([
    ['a PNG', png(300, 200), { type: 'image/png', width: 300, height: 200 }],
    ['a JPEG', jpeg(640, 480), { type: 'image/jpeg', width: 640, height: 480 }],
    ['a progressive JPEG', jpeg(640, 480, 0xc2), { type: 'image/jpeg', width: 640, height: 480 }],
    ['a JPEG without a frame', jpeg(640, 480, 0xc8), null],
    ['a PNG cut short', png(1, 1).subarray(0, 20), null],
    ['a JPEG cut short', jpeg(1, 1).subarray(0, 16), null],
    ['a GIF', Buffer.from('GIF89a            '), null],
    ['nothing', Buffer.alloc(0), null],
  ])('is read from %s', (_name, bytes, expected) => {
    expect(pictureOf(bytes)).toEqual(expected)
  })
})

describe('the identity of a company', () => {
  test('is what its documents print', async () => {
    const books = new Books()
    const where = {
      address: '3, rue du Fleuve',
      city: 'Lévis',
      postalCode: 'G6V 1A1',
      phone: '418 555-0100',
      email: 'bureau@atelier.example',
      website: 'https://atelier.example',
    }
    await books.call('company.update', { ...where, identifiers: { neq: '1140000000', rbq: '5600-0000-01' } })
    await books.call('company.update', { identifiers: { rbq: null, capital: '10 000 $' } })
    expect(await books.call('company.get', {})).toEqual({
      name: 'Atelier du Fleuve inc.',
      country: 'CA',
      province: 'QC',
      language: 'fr',
      ...where,
      identifiers: { neq: '1140000000', capital: '10 000 $' },
      logo: null,
    })
    expect((await books.refused('company.update', { identifiers: { nope: 'x' } })).details).toEqual([
      'identifiers.nope input.unknownField',
    ])
  })

  test('has a logo: a picture by its content, small enough, that can be taken away', async () => {
    const books = new Books()
    const write = (name: string, bytes: Uint8Array) => {
      const file = path.join(books.workshop.folder, name)
      fs.writeFileSync(file, bytes)
      return { path: file }
    }
    const good = png(300, 200, 50)
    const shown = { name: 'logo.png', type: 'image/png', width: 300, height: 200, bytes: 83 }
    expect(await books.call('company.setLogo', write('logo.png', good))).toEqual({ logo: shown })
    expect((await books.call('company.get', {})).logo).toEqual(shown)
    const { base64 } = await books.call('company.logo', {})
    expect(Buffer.from(base64!, 'base64')).toEqual(good)
    const before = books.stateHash()
    const wrong: [string, Uint8Array, string][] = [
      ['a.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'logo.notPicture'],
      ['b.png', png(4_001, 10), 'logo.tooWide'],
      ['c.png', png(0, 10), 'logo.tooWide'],
      ['d.png', png(10, 10, 1024 * 1024), 'logo.tooLarge'],
    ]
    for (const [name, bytes, code] of wrong)
      expect((await books.refused('company.setLogo', write(name, bytes))).code).toBe(code)
    expect((await books.refused('company.setLogo', { path: '/nowhere/x.png' })).code).toBe('company.notFound')
    expect(books.stateHash()).toBe(before)
    expect(await books.call('company.setLogo', { path: null })).toEqual({ logo: null })
    expect(await books.call('company.logo', {})).toEqual({ type: null, base64: null })
    expect(books.verify().ok).toBe(true)
  })
})
