/** Hostile XML, made here: each input with what must become of it. All of them look like a CAMT statement. */

export interface HostileXml {
  readonly name: string
  readonly bytes: Uint8Array
  /** The code of the refusal, or how many movements are read because the document is legal and harmless. */
  readonly outcome: string | number
}

/** What became of one: `outcome` as above, work of the thread that reads, memory beyond what was in use before. */
export interface Measure {
  readonly name: string
  readonly outcome: string | number
  readonly ms: number
  readonly mib: number
}

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'
const KIB = 1024
const MIB = 1024 * KIB

const entry = (inside = '', amount = '5.00') =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>${inside}</Ntry>`
const statement = (inside: string, attributes = '') =>
  `<Document xmlns="${NAMESPACE}"${attributes}><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>FR7630004000010000012345678</IBAN></Id></Acct>${inside}</Stmt></BkToCstmrStmt></Document>`
const said = (text: string) => entry(`<AddtlNtryInf>${text}</AddtlNtryInf>`)
/** A statement with one movement whose label is this. */
const label = (text: string) => statement(said(text))
/** A statement with one movement, after this prolog. */
const after = (prolog: string, text = 'a') => `<?xml version="1.0"?>${prolog}${label(text)}`

const BROKEN = 'bank.xmlBroken'
const DOCTYPE = 'bank.xmlDoctype'
const ENCODING = 'bank.xmlEncoding'
const LIMITS = 'bank.xmlLimits'
/** Its first 64 KiB do not show that it is a statement. */
const UNKNOWN = 'bank.unknownFormat'

const laughs = `<!DOCTYPE x [<!ENTITY a0 "ha">${Array.from({ length: 12 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('')}]>`
const deep = (count: number) => '<a>'.repeat(count) + '</a>'.repeat(count)
const attributes = (count: number) => Array.from({ length: count }, (_, i) => ` a${i}="1"`).join('')

type Row = readonly [name: string, text: string, outcome: string | number]

const declarations: readonly Row[] = [
  ['a billion laughs', after(laughs, '&a12;'), DOCTYPE],
  [
    'quadratic blow-up',
    after(`<!DOCTYPE x [<!ENTITY a "${'a'.repeat(50_000)}">]>`, '&a;'.repeat(20_000)),
    DOCTYPE,
  ],
  [
    'an entity that is a file',
    after('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>', '&f;'),
    DOCTYPE,
  ],
  [
    'an entity that is an address',
    after('<!DOCTYPE x [<!ENTITY f SYSTEM "http://127.0.0.1:1/x">]>', '&f;'),
    DOCTYPE,
  ],
  [
    'a parameter entity that is an address',
    after('<!DOCTYPE x [<!ENTITY % f SYSTEM "http://127.0.0.1:1/x.dtd">%f;]>'),
    DOCTYPE,
  ],
  [
    'parameter entities in one another',
    after('<!DOCTYPE x [<!ENTITY % a "<!ENTITY &#37; b \'%c;%c;\'>"><!ENTITY % c "&#37;b;">%a;%b;]>'),
    DOCTYPE,
  ],
  ['an external document type', after('<!DOCTYPE Document SYSTEM "http://127.0.0.1:1/x.dtd">'), DOCTYPE],
  ['a public document type', after('<!DOCTYPE Document PUBLIC "-//X//Y" "file:///etc/passwd">'), DOCTYPE],
  ['an empty document type', after('<!DOCTYPE Document>'), DOCTYPE],
  ['a document type in small letters', after('<!doctype Document>'), DOCTYPE],
  ['a document type behind a comment', after('<!-- a --><?b c?>\n<!DOCTYPE Document [\n]>'), DOCTYPE],
  ['a document type in the document', label('a<!DOCTYPE x [<!ENTITY b "c">]>'), DOCTYPE],
  ['a document type at the end', `${label('a')}<!DOCTYPE Document>`, DOCTYPE],
  ['attributes by default', after('<!DOCTYPE x [<!ATTLIST Amt Ccy CDATA "USD">]>'), DOCTYPE],
  ['an entity of foreign data', after('<!DOCTYPE x [<!ENTITY a SYSTEM "a.gif" NDATA gif>]>'), DOCTYPE],
  ['entities in a circle', after('<!DOCTYPE x [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', '&a;'), DOCTYPE],
  ['a document type of a mebibyte', after(`<!DOCTYPE x [${'<!ENTITY a "b">'.repeat(70_000)}]>`), UNKNOWN],
  ['a conditional section', label('<![INCLUDE[a]]>'), BROKEN],
  ['an entity outside a document type', label('<!ENTITY a "b">&a;'), BROKEN],
]

const references: readonly Row[] = [
  ['an entity of web pages', label('caf&eacute;'), BROKEN],
  ['an entity nobody declared', label('&xxe;'), BROKEN],
  ['an entity named as a property', label('&__proto__;'), BROKEN],
  ['an entity named as a method', label('&constructor;'), BROKEN],
  ['a reference to NUL', label('&#0;'), BROKEN],
  ['a reference to NUL in base 16', label('&#x00;'), BROKEN],
  ['a reference to a control character', label('&#x1F;'), BROKEN],
  ['a reference to half a pair', label('&#xD800;'), BROKEN],
  ['a reference to two halves', label('&#xD83D;&#xDE00;'), BROKEN],
  ['a reference beyond Unicode', label('&#x110000;'), BROKEN],
  ['a reference to a huge number', label(`&#${'9'.repeat(100_000)};`), BROKEN],
  ['a reference without digits', label('&#;'), BROKEN],
  ['a reference in base 16 without digits', label('&#x;'), BROKEN],
  ['a reference with a capital X', label('&#X41;'), BROKEN],
  ['an ampersand alone', label('a & b'), BROKEN],
  ['an ampersand at the end', `${label('a').slice(0, -40)}&`, BROKEN],
  ['a reference never ended', label(`&amp${'p'.repeat(100_000)}`), BROKEN],
  ['a reference in an attribute', statement(said('a'), ' b="&c;"'), BROKEN],
  ['markup written as references', label('&lt;!DOCTYPE x&gt;&amp;xxe;&#60;b&#62;'), 1],
  ['a hundred thousand references', label('&#65;'.repeat(100_000)), 1],
  ['a million references', label('&#65;'.repeat(MIB)), LIMITS],
  ['a mebibyte of ampersands', label('&'.repeat(MIB)), BROKEN],
]

const sizes: readonly Row[] = [
  ['200,000 elements in one another', statement(deep(200_000)), LIMITS],
  ['a million elements never closed', statement('<a>'.repeat(MIB)), LIMITS],
  ['statements in one another', `<BkToCstmrStmt>${'<Stmt>'.repeat(MIB / 8)}`, LIMITS],
  ['entries in one another', statement('<Ntry>'.repeat(MIB / 8)), LIMITS],
  ['a million end tags', statement('</a>'.repeat(MIB)), BROKEN],
  ['an attribute of eight mebibytes', statement(said('a'), ` b="${'c'.repeat(8 * MIB)}"`), LIMITS],
  ['an attribute never closed', statement(said('a'), ` b="${'c'.repeat(MIB)}`), LIMITS],
  ['100,000 attributes in one element', statement(said('a'), attributes(100_000)), LIMITS],
  ['100,000 times one attribute', statement(said('a'), ' b="1"'.repeat(100_000)), BROKEN],
  ['100,000 namespaces', statement(said('a'), attributes(100_000).replaceAll(' a', ' xmlns:a')), LIMITS],
  ['a name of four mebibytes', statement(`<${'a'.repeat(4 * MIB)}/>`), LIMITS],
  ['an attribute with a name of a mebibyte', statement(said('a'), ` ${'a'.repeat(MIB)}="b"`), LIMITS],
  ['a text of four mebibytes', label('a'.repeat(4 * MIB)), LIMITS],
  ['a section of four mebibytes', label(`<![CDATA[${'a'.repeat(4 * MIB)}]]>`), LIMITS],
  ['a comment of four mebibytes', label(`<!--${'a'.repeat(4 * MIB)}-->`), 1],
  ['200,000 sections in one text', label('<![CDATA[a]]>'.repeat(200_000)), 1],
  ['200,000 comments in one text', label('a<!--b-->'.repeat(200_000)), 1],
  ['200,000 instructions', label('<?a b?>'.repeat(200_000)), 1],
  ['200,000 empty elements', statement(`${'<a/>'.repeat(200_000)}${said('a')}`), 1],
  ['a million half tags', statement('<'.repeat(MIB)), BROKEN],
  ['a mebibyte of blanks in a tag', `<Document${' '.repeat(MIB)}${label('a').slice(9)}`, UNKNOWN],
  ['a mebibyte of blanks in an end tag', label('a').replace(/>$/, `${' '.repeat(MIB)}>`), 1],
]

const forms: readonly Row[] = [
  ['an attribute twice', statement(said('a'), ' b="1" b="2"'), BROKEN],
  ['a namespace twice', statement(said('a'), ` xmlns="${NAMESPACE}"`), BROKEN],
  ['an attribute without quotes', statement(said('a'), ' b=c'), BROKEN],
  ['an attribute without value', statement(said('a'), ' b'), BROKEN],
  ['attributes without blank', statement(said('a'), ' b="1"c="2"'), BROKEN],
  ['a tag in an attribute', statement(said('a'), ' b="<c>"'), BROKEN],
  ['a name of two prefixes', statement('<a:b:c/>'), BROKEN],
  ['an empty name', statement('<></>'), BROKEN],
  ['a name of a figure', statement('<1/>'), BROKEN],
  ['an end tag that does not match', label('a').replace('</Stmt>', '</Rpt>'), BROKEN],
  ['an end tag in other letters', label('a').replace('</Stmt>', '</stmt>'), BROKEN],
  ['cut in the middle', label('a').slice(0, -60), BROKEN],
  ['a tag never closed', `${label('a').slice(0, -10)}<Document`, BROKEN],
  ['two documents', label('a') + label('b'), BROKEN],
  ['text behind the document', `${label('a')}b`, BROKEN],
  ['a section behind the document', `${label('a')}<![CDATA[b]]>`, BROKEN],
  ['a comment never closed', label('<!-- a'), BROKEN],
  ['two dashes in a comment', label('<!-- a -- b -->'), BROKEN],
  ['a section never closed', label('<![CDATA[a'), BROKEN],
  ['the end of a section in a text', label('a]]>b'), BROKEN],
  ['an instruction never closed', label('<?a b'), BROKEN],
  ['a second declaration', label('<?xml version="1.0"?>'), BROKEN],
  ['an instruction called XML', label('<?XmL a?>'), BROKEN],
  ['a version that is not', `<?xml version="9.9"?>${label('a')}`, BROKEN],
  ['NUL in a text', label('a\0b'), BROKEN],
  ['NUL in a tag', label('a').replace('<Stmt>', '<St\0mt>'), BROKEN],
  ['a control character', label('a\u0001b'), BROKEN],
  ['a character that is none', label('a\uFFFEb'), BROKEN],
  ['names of properties of objects', statement(`<__proto__ constructor="1"/><toString/>${said('a')}`), 1],
  ['an inclusion of a file', includes('file:///etc/passwd'), 1],
  ['an inclusion of an address', includes('http://127.0.0.1:1/x.xml'), 1],
  ['a base and a schema elsewhere', elsewhere(), 1],
  ['a style sheet elsewhere', after('<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:1/x.xsl"?>'), 1],
  ['a script in a label', label('<![CDATA[<script>alert(1)</script>]]>'), 1],
  ['an amount in two pieces', statement(entry('', '5<!-- 0 -->.00')), 1],
  ['an element in an amount', statement(entry('', '5<a>0</a>.00')), 0],
]

function includes(address: string): string {
  return statement(
    `<xi:include href="${address}" parse="text"/>${said('a')}`,
    ' xmlns:xi="http://www.w3.org/2001/XInclude"',
  )
}

function elsewhere(): string {
  const schema = 'xsi:schemaLocation="urn:a http://127.0.0.1:1/x.xsd"'
  return statement(
    said('a'),
    ` xml:base="file:///etc/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ${schema}`,
  )
}

const declared = (encoding: string, text = label('a')) =>
  `<?xml version="1.0" encoding="${encoding}"?>${text}`
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const swapped = (text: string) => Buffer.from(utf16(text)).swap16()
const utf32 = (text: string) =>
  Buffer.concat(
    [...`\uFEFF${text}`].map((char) =>
      Buffer.from([char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8, 0, 0]),
    ),
  )
/** The document as UTF-8 with these bytes for its label. */
function forged(...bytes: number[]): Buffer {
  const [before, behind] = label('@').split('@')
  return Buffer.concat([Buffer.from(before!), Buffer.from(bytes), Buffer.from(behind!)])
}

const encodings: readonly (readonly [name: string, bytes: Uint8Array, outcome: string | number])[] = [
  ['UTF-7', Buffer.from(declared('UTF-7', label('+ADwAIQ-DOCTYPE x+AD4-'))), ENCODING],
  ['an encoding that escapes', Buffer.from(declared('ISO-2022-JP')), ENCODING],
  ['an encoding of two bytes', Buffer.from(declared('GB18030')), ENCODING],
  ['an encoding nobody knows', Buffer.from(declared('x-user-defined')), ENCODING],
  ['an encoding named as a property', Buffer.from(declared('__proto__')), ENCODING],
  ['UTF-32', utf32(label('a')), ENCODING],
  ['EBCDIC', Buffer.from([0x4c, 0x6f, 0xa7, 0x94, 0x93, 0x40]), 'bank.'],
  [
    'UTF-16 with a document type',
    utf16(`\uFEFF${declared('UTF-16', `${laughs}${label('&a12;')}`)}`),
    DOCTYPE,
  ],
  ['UTF-16 the other way round, without mark', swapped(after(laughs, '&a12;')), DOCTYPE],
  ['UTF-16 cut in a character', utf16(`\uFEFF${label('a')}`).subarray(0, -1), ENCODING],
  ['UTF-16 with half a pair', utf16(`\uFEFF${label('a\uD800b')}`), ENCODING],
  ['UTF-16 that is UTF-8', Buffer.from(declared('UTF-16')), 1],
  ['UTF-16 in good order', utf16(`\uFEFF${declared('UTF-16')}`), 1],
  ['two marks', Buffer.from(`\uFEFF\uFEFF${label('a')}`), UNKNOWN],
  ['a tag in two bytes', forged(0xc0, 0xbc, 0x61, 0x2f, 0xc0, 0xbe), ENCODING],
  ['NUL in two bytes', forged(0xc0, 0x80), ENCODING],
  ['a tag in three bytes', forged(0xe0, 0x80, 0xbc), ENCODING],
  ['a tag in four bytes', forged(0xf0, 0x80, 0x80, 0xbc), ENCODING],
  ['a character of five bytes', forged(0xf8, 0x88, 0x80, 0x80, 0x80), ENCODING],
  ['half a pair in UTF-8', forged(0xed, 0xa0, 0x80), ENCODING],
  ['a letter of a western table in UTF-8', forged(0x63, 0x61, 0x66, 0xe9), 1],
]

const text = ([name, content, outcome]: Row): HostileXml => ({ name, bytes: Buffer.from(content), outcome })

export const hostileXml: readonly HostileXml[] = [
  ...[...declarations, ...references, ...sizes, ...forms].map(text),
  ...encodings.map(([name, bytes, outcome]) => ({ name, bytes, outcome })),
]
