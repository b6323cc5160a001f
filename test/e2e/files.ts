/** Bank files invented for the tests in the window, and the way they are dropped into it. */
import type { Page } from '@playwright/test'

export interface DroppedFile {
  readonly name: string
  readonly lines: readonly string[]
}

/** Drops files together in the middle of the window, as from a folder. */
export async function dropFiles(page: Page, ...files: readonly DroppedFile[]): Promise<void> {
  const data = await page.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer()
      for (const { name, lines } of given) transfer.items.add(new File([lines.join('\r\n')], name))
      return transfer
    },
    files.map(({ name, lines }) => ({ name, lines })),
  )
  for (const event of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('#main', event, { dataTransfer: data })
}

/** An OFX statement of March with these movements: day, amount, label. */
export function ofx(
  name: string,
  year: number,
  rows: readonly (readonly [day: string, amount: string, text: string])[],
): DroppedFile {
  const lines = rows.map(
    ([day, amount, text], index) =>
      `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${year}03${day}<TRNAMT>${amount}<FITID>F${index}<NAME>${text}</STMTTRN>`,
  )
  return {
    name,
    lines: [
      'OFXHEADER:100',
      'DATA:OFXSGML',
      'VERSION:102',
      '',
      '<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>CAD<BANKACCTFROM><ACCTID>1234567</BANKACCTFROM>',
      '<BANKTRANLIST>',
      ...lines,
      '</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>',
    ],
  }
}
