/** Bytes to text, whatever the table, and what a file looks like before it is read. */
import { describe, expect, test } from 'vitest'
import { decodeText } from '../../electron/bank/formats/encoding.ts'
import { decodeEntities } from '../../electron/bank/formats/entities.ts'
import { foreignBytes, foreignContent, foreignText } from '../../electron/bank/formats/sniff.ts'
import { parseText } from './figures.ts'

const words = 'Dépôt reçu à la fête, Noël où dû'
const bytes = (...codes: number[]) => Uint8Array.from(codes)

/** Text with one byte per character, for tables whose characters have the given codes. */
function oneByte(text: string, codes: Readonly<Record<string, number>>): Uint8Array {
  return Uint8Array.from(text, (char) => codes[char] ?? char.charCodeAt(0))
}

describe('encodings', () => {
  test.each([
    ['ascii', Buffer.from('Depot'), 'Depot'],
    ['utf-8', Buffer.from(words), words],
    ['utf-8 with BOM', Buffer.from(`\uFEFF${words}`), words],
    ['utf-16le', Buffer.from(`\uFEFF${words}`, 'utf16le'), words],
    [
      'utf-16le',
      Buffer.from('Date;Montant\r\n02/03/2026;-1,00', 'utf16le'),
      'Date;Montant\r\n02/03/2026;-1,00',
    ],
    ['utf-16be', Buffer.from('\uFEFFDate;Montant', 'utf16le').swap16(), 'Date;Montant'],
    ['cp1252', Buffer.from(words, 'latin1'), words],
    [
      'cp1252',
      oneByte('12,50 € l’été — œuvre', { '€': 0x80, '’': 0x92, '—': 0x97, œ: 0x9c }),
      '12,50 € l’été — œuvre',
    ],
    ['iso-8859-15', oneByte('Solde 12 € été', { '€': 0xa4 }), 'Solde 12 € été'],
    ['cp850', oneByte('Dépôt reçu à', { é: 0x82, ô: 0x93, ç: 0x87, à: 0x85 }), 'Dépôt reçu à'],
    ['macintosh', oneByte('Dépôt reçu élève', { é: 0x8e, ô: 0x99, ç: 0x8d, è: 0x8f }), 'Dépôt reçu élève'],
    [
      'cp1250',
      oneByte('Płatność kartą, książki', { ł: 0xb3, ś: 0x9c, ć: 0xe6, ą: 0xb9, ż: 0xbf }),
      'Płatność kartą, książki',
    ],
    [
      'iso-8859-2',
      oneByte('Płatność kartą, książki', { ł: 0xb3, ś: 0xb6, ć: 0xe6, ą: 0xb1, ż: 0xbf }),
      'Płatność kartą, książki',
    ],
    ['cp1252', oneByte('cœur, sœur, 12 m³, ¿Qué?', { œ: 0x9c }), 'cœur, sœur, 12 m³, ¿Qué?'],
    ['cp1252', oneByte('Beløb, æble, år, São, Así', {}), 'Beløb, æble, år, São, Así'],
  ])('%s', (encoding, file, text) => {
    expect(decodeText(file)).toEqual({ text, encoding, damaged: false })
  })

  test('a chosen encoding is used, an unknown one refused', () => {
    expect(decodeText(Buffer.from('é'), 'cp1252').text).toBe('Ã©')
    expect(() => decodeText(Buffer.from('é'), 'klingon')).toThrow('bank.encodingUnknown')
  })

  test('characters already lost are told, and a UTF-8 text with a stray byte stays UTF-8', () => {
    expect(decodeText(Buffer.from('Dï¿½bit', 'latin1')).damaged).toBe(true)
    const stray = Buffer.concat([Buffer.from(words), bytes(0xe9), Buffer.from(' fin')])
    expect(decodeText(stray)).toMatchObject({ encoding: 'utf-8', damaged: true })
  })

  test('NUL bytes vanish', () => {
    expect(decodeText(bytes(65, 0, 66, 67, 68, 69, 70, 71, 72)).text).toBe('ABCDEFGH')
  })

  test('entities of characters are replaced once, others stay', () => {
    expect(decodeEntities('A &amp;amp; B &eacute; &#233; &#xE9; &x; &#0; & &;')).toBe(
      'A &amp; B é é é &x;   & &;',
    )
  })
})

describe('what a file is', () => {
  test.each([
    ['%PDF-1.7', 'a PDF document'],
    ['{\\rtf1', 'a word processor document'],
  ])('%s', (start, name) => {
    expect(foreignBytes(Buffer.from(start, 'latin1'))?.en).toBe(name)
  })

  test.each([
    ['<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">', 'CAMT'],
    ['{"a": [1]}', 'JSON'],
    ['\u0001\u0002\u0003\u0004abc\u0005', 'binary'],
  ])('%s', (text, name) => {
    expect((foreignContent(text) ?? foreignText(text))?.en).toContain(name)
    expect(() => parseText(text)).toThrow('bank.unknownFormat')
  })

  test.each([
    ['OFXHEADER:100\r\nDATA:OFXSGML', 'ofx1'],
    ['<?xml version="1.0"?>\n<?OFX OFXHEADER="200"?><OFX>', 'ofx2'],
  ])('%s is %s without a statement', (text) => {
    expect(() => parseText(text)).toThrow('bank.noStatement')
  })

  test.each([
    ['\r\n!Type:Bank\r\nD1/2/26\nT1.00\n^', 'qif'],
    ['D01/02/2026\nT-5.00\nPX\n^\n', 'qif'],
    ['Date;Libellé;Montant\n2026-02-03;A;-1,00\n', 'csv'],
  ])('%s is %s', (text, format) => {
    expect(parseText(text).format).toBe(format)
  })

  test.each(['', ' \r\n\t'])('%j is empty', (text) => {
    expect(() => parseText(text)).toThrow('bank.fileEmpty')
  })
})
