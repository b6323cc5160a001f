/** A company file given where a document is asked is refused without being opened: its locks stay whole. */
import { expect, test } from 'vitest'
import { checkAttachable } from '../../db/records/attachments.ts'
import { parseStatement } from '../../electron/hosts/parse.ts'
import { refusalOf } from '../support/company.ts'

test.each(['/nowhere/acme.grandlivre', 'C:\\livres\\ACME.GRANDLIVRE'])('%s', async (path) => {
  expect(await refusalOf(() => parseStatement({ path: path.replaceAll('\\', '/') }))).toBe(
    'bank.unknownFormat',
  )
  expect(await refusalOf(() => checkAttachable(path))).toBe('attachment.company')
})
