/** The reader of XML: what it tells of a document, and its limits at their edge. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../db/rules/errors.ts'
import { decodeXml } from '../../electron/bank/formats/xml/decode.ts'
import { scanXml, XML_LIMITS, type XmlLimits } from '../../electron/bank/formats/xml/scan.ts'
import { tries } from '../support/properties.ts'

/** What is told, one word each: `+name{attributes}`, text, `-name`. */
function told(text: string, limits?: XmlLimits): string {
  const events: string[] = []
  scanXml(
    text,
    {
      open: (name, { all }) =>
        events.push(`+${name}{${all.map((one) => `${one.name}=${one.value}`).join(',')}}`),
      text: (piece) => events.push(piece),
      close: (name) => events.push(`-${name}`),
    },
    limits,
  )
  return events.join('|')
}

test.each([
  ['an element', '<a/>', '+a{}|-a'],
  ['with a text', '<a>b</a>', '+a{}|b|-a'],
  ['with attributes', `<a b="1" c='2' x:d = "3"/>`, '+a{b=1,c=2,x:d=3}|-a'],
  ['with a prefix', '<x:a xmlns:x="u"></x:a >', '+a{xmlns:x=u}|-a'],
  ['with references', '<a b="&quot;&#65;">&lt;&#x42;&amp;amp;</a>', '+a{b="A}|<B&amp;|-a'],
  ['with a section', '<a>b<![CDATA[<c>&d;]]>e</a>', '+a{}|b|<c>&d;|e|-a'],
  ['with comments', '<!-- x --><a>b<!-- <c> -->d</a><!---->', '+a{}|b|d|-a'],
  ['with a declaration', '<?xml version="1.0" encoding="x"?>\n<?b c?><a/>\n', '+a{}|-a'],
  ['with blanks in an attribute', '<a b="1\n2\t3"/>', '+a{b=1 2 3}|-a'],
  ['with letters of other scripts', '<né ü="ß">日本😀</né>', '+né{ü=ß}|日本😀|-né'],
])('%s', (_name, text, expected) => {
  expect(told(text)).toBe(expected)
})

describe('an attribute', () => {
  test.each([
    ['id', '1'],
    ['r', null],
    ['x', null],
    ['y', '3'],
  ])('%s is found by its name without prefix', (name, expected) => {
    let found: string | null = null
    const take = {
      open: (_: string, attributes: { get(name: string): string | null }) => (found = attributes.get(name)),
    }
    scanXml('<a r:id="2" id="1" xmlns:r="u" xmlns:x="v" r:y="3"/>', {
      open: take.open,
      text() {},
      close() {},
    })
    expect(found).toBe(expected)
  })
})

describe('limits', () => {
  const few: XmlLimits = {
    depth: 3,
    elements: 4,
    attributes: 2,
    nameChars: 5,
    attributeChars: 6,
    textChars: 7,
  }

  test.each([
    ['depth', '<a><a><a/></a></a>', '<a><a><a><a/></a></a></a>'],
    ['elements', '<a><b/><b/><b/></a>', '<a><b/><b/><b/><b/></a>'],
    ['attributes', '<a b="" c=""/>', '<a b="" c="" d=""/>'],
    ['nameChars', '<aaaaa/>', '<aaaaaa/>'],
    ['attributeChars', '<a b="12345"/>', '<a b="1234567"/>'],
    ['textChars', '<a>1234567</a>', '<a>12345678</a>'],
    ['textChars', '<a><![CDATA[1234567]]></a>', '<a><![CDATA[12345678]]></a>'],
  ])('of %s', (_name, within, beyond) => {
    expect(told(within, few)).not.toBe('')
    expect(() => told(beyond, few)).toThrow(/bank\.xmlLimits/)
  })

  test('attributes are told apart however many there are', () => {
    const many = Array.from({ length: 50 }, (_, i) => `a${i}="1"`).join(' ')
    expect(told(`<a ${many}/>`)).toContain('a49=1')
    expect(() => told(`<a ${many} a49="1"/>`)).toThrow(/written twice/)
  })
})

test('a refusal names the line', () => {
  expect(() => told('<a>\n<b>\r\n</c></a>')).toThrow(/line 3/)
})

test('whatever the text, it is read or refused', () => {
  const pieces = [
    '<',
    '>',
    '/',
    '!',
    '?',
    '-',
    '[',
    ']',
    '&',
    ';',
    '#',
    'a',
    ' ',
    '=',
    '"',
    "'",
    'CDATA',
    'xml',
    ':',
    '\n',
    'é',
    '😀',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
      try {
        told(`<a>${parts.join('')}</a>`)
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal)
      }
    }),
    tries(2000),
  )
})

test('what is written is what is read', () => {
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 50 }), (text) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no such characters
      fc.pre(!/[\0-\x1f\ufffe\uffff]/.test(text))
      expect(told(`<a>${escaped(text)}</a>`)).toBe(`+a{}|${text}|-a`)
    }),
    tries(500),
  )
})

describe('encodings', () => {
  const head = (name: string) => `<?xml version="1.0" encoding="${name}"?>`
  test.each([
    ['utf-8 without saying so', Buffer.from('<a>é€</a>'), 'é€'],
    ['utf-8 with a mark', Buffer.from('\uFEFF<a>é€</a>'), 'é€'],
    ['a mark against a declaration', Buffer.from(`\uFEFF${head('ISO-8859-1')}<a>é€</a>`), 'é€'],
    ['ISO-8859-15', Buffer.from(`${head('iso-8859-15')}<a>é\xa4</a>`, 'latin1'), 'é€'],
    ['windows-1252', Buffer.from(`${head('Windows-1252')}<a>é\x80</a>`, 'latin1'), 'é€'],
    ['UTF-16, low byte first', Buffer.from('\uFEFF<a>é€</a>', 'utf16le'), 'é€'],
    ['UTF-16, high byte first, without mark', Buffer.from('<a>é€</a>', 'utf16le').swap16(), 'é€'],
  ])('%s', (_name, bytes, expected) => {
    const { text, damaged } = decodeXml(bytes)
    expect(text).toContain(`<a>${expected}</a>`)
    expect(damaged).toBe(false)
  })

  test.each(['UTF-7', 'utf-32', 'EBCDIC-CP-FR', 'Shift_JIS', 'hz-gb-2312', 'x'])('%s is refused', (name) => {
    expect(() => decodeXml(Buffer.from(`${head(name)}<a/>`))).toThrow(/bank\.xmlEncoding/)
  })
})

/** Milliseconds of work of this thread, however busy the machine is. */
function workOn(text: string): number {
  const before = process.threadCpuUsage()
  scanXml(text, { open() {}, text() {}, close() {} }, XML_LIMITS)
  return process.threadCpuUsage(before).user / 1000
}

test('ten times the length takes ten times the time', () => {
  const rows = (count: number) =>
    `<r>${'<row r="1"><c r="A1" s="1" t="s"><v>12</v></c></row>'.repeat(count)}</r>`
  workOn(rows(20_000))
  const [short, long] = [workOn(rows(20_000)), workOn(rows(200_000))]
  expect(long).toBeLessThan(40 * Math.max(short, 5))
})
