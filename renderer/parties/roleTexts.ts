/** The words for clients and for suppliers. */
export const ROLE_TEXTS = {
  client: {
    one: 'party.client',
    many: 'party.clients',
    add: 'party.newClient',
    none: 'party.noClient',
    noneText: 'party.noClientText',
    file: 'party.clientsFile',
  },
  supplier: {
    one: 'party.supplier',
    many: 'party.suppliers',
    add: 'party.newSupplier',
    none: 'party.noSupplier',
    noneText: 'party.noSupplierText',
    file: 'party.suppliersFile',
  },
} as const
