/** What holds for a document of any kind, known by its id alone. */
import { z } from 'zod'
import { id } from '../codecs.ts'
import { reads } from '../registry.ts'
import { documentShape, shownDocument } from './shapes.ts'

const get = reads({
  name: 'document.get',
  summary: {
    fr: 'Montre un document, quel que soit son genre : ce qu’une écriture ou un lien nomme.',
    en: 'Shows a document, whatever its kind: what an entry or a link names.',
  },
  scope: 'invoices:read',
  input: z.strictObject({ id }),
  output: documentShape,
  run: (input, company) => shownDocument(company, input.id),
})

export const anyDocumentOperations = [get] as const
