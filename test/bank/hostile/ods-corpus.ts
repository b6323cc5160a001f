/** OpenDocument spreadsheets made to hurt whoever opens them, with what must come of each. */
import { contentXml, numberCell, odsEntries, protectOds, rowXml, tableXml, textCell } from '../ods-make.ts'
import { makeZip } from './zip-maker.ts'

const cells = (...texts: readonly string[]) =>
  rowXml(texts.map((text) => (/^-?[\d.]+$/.test(text) ? numberCell(text) : textCell(text))).join(''))
const ROWS =
  cells('Date', 'Description', 'Amount') +
  cells('2026-03-05', 'SHOP', '-12.5') +
  cells('2026-03-16', 'PAY', '100')
const book = (tables: string, styles = '') => makeZip(odsEntries(contentXml(tables, styles)))
const sheet = (rows: string) => book(tableXml('A', ROWS + rows))
const READ = 'read'

export const hostileSpreadsheets: readonly {
  readonly name: string
  readonly make: () => Uint8Array
  readonly expected: string
}[] = [
  {
    name: 'a hundred thousand rows, each repeated to the end, hidden and empty',
    make: () =>
      sheet(
        '<table:table-row table:visibility="collapse" table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'.repeat(
          100_000,
        ),
      ),
    // nothing a spreadsheet writes packs so well
    expected: 'bank.workbookUnsafe',
  },
  {
    name: 'ten thousand of them',
    make: () =>
      sheet(
        '<table:table-row table:visibility="collapse" table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'.repeat(
          10_000,
        ),
      ),
    expected: READ,
  },
  {
    name: 'a filled row to the end of the sheet',
    make: () => sheet(rowXml(numberCell('1'), ' table:number-rows-repeated="1048576"')),
    expected: 'bank.tooManyRows',
  },
  {
    name: 'a filled cell to the last column',
    make: () => sheet(rowXml(numberCell('1', ' table:number-columns-repeated="16384"'))),
    expected: 'bank.tooManyColumns',
  },
  {
    name: 'thousand million spaces in a cell, a thousand times',
    make: () =>
      sheet(
        rowXml(
          `<table:table-cell office:value-type="string"><text:p>${'<text:s text:c="1000000000"/>'.repeat(1_000)}</text:p></table:table-cell>`,
        ),
      ),
    expected: READ,
  },
  {
    name: 'styles that have themselves for a parent, formats that map to themselves',
    make: () => {
      const styles =
        '<style:style style:name="a" style:family="table-cell" style:parent-style-name="a"/>' +
        '<number:number-style style:name="n"><number:number/><style:map style:condition="value()&gt;=0" style:apply-style-name="n"/></number:number-style>' +
        '<style:style style:name="b" style:family="table-cell" style:data-style-name="n"/>'
      const more = ['a', 'b'].map((name) => numberCell('', ` table:style-name="${name}"`)).join('')
      return book(tableXml('A', ROWS + rowXml(more)), styles)
    },
    expected: READ,
  },
  {
    name: 'a thousand tables',
    make: () => book(tableXml('A', ROWS) + tableXml('B', '').repeat(1_000)),
    expected: 'bank.workbookDamaged',
  },
  {
    name: 'tables within tables without end',
    make: () => book(tableXml('A', `${ROWS}${'<table:table>'.repeat(500)}${'</table:table>'.repeat(500)}`)),
    expected: 'bank.workbookUnsafe',
  },
  {
    name: 'ranges merged over the whole sheet',
    make: () => sheet(rowXml(numberCell('', ' table:number-rows-spanned="1048576"').repeat(400)).repeat(20)),
    expected: READ,
  },
  {
    name: 'a document that declares entities',
    make: () =>
      makeZip(odsEntries(contentXml(tableXml('A', ROWS)).replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>'))),
    expected: 'bank.workbookUnsafe',
  },
  {
    name: 'a password that costs nine hundred million rounds',
    make: () =>
      protectOds(odsEntries(contentXml(tableXml('A', ROWS))), 'secret', 'aes', (manifest) =>
        manifest.replaceAll('iteration-count="1000"', 'iteration-count="900000000"'),
      ),
    expected: 'bank.workbookUnsafe',
  },
  {
    name: 'a password whose part says that it is smaller than it is',
    make: () =>
      protectOds(odsEntries(contentXml(tableXml('A', ROWS))), 'secret', 'blowfish', (manifest) =>
        manifest.replaceAll(/manifest:size="\d+"/g, 'manifest:size="10"'),
      ),
    expected: 'bank.workbookUnsafe',
  },
]
