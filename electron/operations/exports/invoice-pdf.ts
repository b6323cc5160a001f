/** The papers that clients receive, as PDF. */
import { z } from 'zod'
import type { Text } from '../../../db/rules/errors.ts'
import { id } from '../codecs.ts'
import { fileNameOf, handOver, madeFileShape, toPath } from '../made-file.ts'
import { readsThen, type Scope } from '../registry.ts'
import { paperOf } from './paper.ts'

function pdfOperation<const N extends string>(name: N, scope: Scope, summary: Text) {
  return readsThen({
    name,
    summary,
    scope,
    input: z.strictObject({
      id,
      /** Left out: the language of the document. */
      language: z.enum(['fr', 'en']).optional(),
      ...toPath,
    }),
    output: madeFileShape,
    run: (input, company) => paperOf(company, input.id, input.language),
    finish: async (paper, input) => {
      const { invoiceToPdf } = await import('../../exports/invoice-pdf.ts')
      const content = await invoiceToPdf(paper)
      const fileName = `${fileNameOf(`${paper.number ?? paper.kind} ${paper.customer.name}`)}.pdf`
      return handOver({ fileName, mediaType: 'application/pdf', content }, input.path)
    },
  })
}

export const paperOperations = [
  pdfOperation('invoice.pdf', 'invoices:read', {
    fr: 'Fait le PDF d’une facture.',
    en: 'Makes the PDF of an invoice.',
  }),
  pdfOperation('creditNote.pdf', 'invoices:read', {
    fr: 'Fait le PDF d’une note de crédit.',
    en: 'Makes the PDF of a credit note.',
  }),
  pdfOperation('quote.pdf', 'quotes:read', {
    fr: 'Fait le PDF d’une soumission.',
    en: 'Makes the PDF of a quote.',
  }),
  pdfOperation('order.pdf', 'quotes:read', {
    fr: 'Fait le PDF d’une commande de client.',
    en: 'Makes the PDF of a sales order.',
  }),
] as const
