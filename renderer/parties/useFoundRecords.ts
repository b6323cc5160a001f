import { useTranslation } from 'react-i18next'
import { useRead } from '../data/useRead.ts'
import { PRODUCTS, productAddress } from '../products/productForm.ts'
import { PROJECTS, projectAddress } from '../projects/projectForm.ts'
import { partyAddress } from './partyForm.ts'
import { ROLE_TEXTS } from './roleTexts.ts'

const FOUND_MAX = 4

interface FoundRecord {
  readonly key: string
  readonly label: string
  readonly hint: string
  readonly to: string
}

/** Lists of records and what begins a new one, for the search that finds anything. */
export const RECORD_COMMANDS = [
  ['party.clients', partyAddress.list('client')],
  ['party.newClient', partyAddress.blank('client')],
  ['party.suppliers', partyAddress.list('supplier')],
  ['party.newSupplier', partyAddress.blank('supplier')],
  ['party.duplicates', partyAddress.duplicates('client')],
  ['product.many', PRODUCTS],
  ['product.new', `${PRODUCTS}/new`],
  ['project.many', PROJECTS],
  ['project.new', `${PROJECTS}/new`],
  ['settings.title', '/settings/sales'],
] as const

/** Clients, suppliers, products and projects found by any part of their name, number or code. */
export function useFoundRecords(text: string): readonly FoundRecord[] {
  const { t } = useTranslation()
  const enabled = text.length > 1
  const input = { text, limit: FOUND_MAX }
  const parties = useRead('party.list', input, { enabled })
  const products = useRead('product.list', input, { enabled })
  const projects = useRead('project.list', input, { enabled })
  if (!enabled) return []
  return [
    ...(parties.data?.items ?? []).map(({ id, name, roles }) => {
      const role = roles[0] ?? 'client'
      return {
        key: `party ${id}`,
        label: name,
        hint: t(ROLE_TEXTS[role].one),
        to: partyAddress.one(role, id),
      }
    }),
    ...(products.data?.items ?? []).map(({ id, code, name }) => ({
      key: `product ${id}`,
      label: `${code ?? ''} ${name}`.trim(),
      hint: t('product.one'),
      to: productAddress(id),
    })),
    ...(projects.data?.items ?? []).map(({ id, code, name }) => ({
      key: `project ${id}`,
      label: `${code ?? ''} ${name}`.trim(),
      hint: t('project.one'),
      to: projectAddress(id),
    })),
  ]
}
