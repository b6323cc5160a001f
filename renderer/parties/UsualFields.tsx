import { useTranslation } from 'react-i18next'
import { AccountField } from '../components/AccountField.tsx'
import { TaxSetField } from '../components/record/TaxSetField.tsx'
import type { PartyFieldsProps } from './PartyFields.tsx'
import type { PartyRole } from './partyForm.ts'

const FIELDS = {
  client: {
    account: 'salesAccount',
    accountText: 'party.salesAccount',
    taxes: 'salesTaxes',
    taxesText: 'party.salesTaxes',
  },
  supplier: {
    account: 'purchaseAccount',
    accountText: 'party.purchaseAccount',
    taxes: 'purchaseTaxes',
    taxesText: 'party.purchaseTaxes',
  },
} as const

/** The usual account and taxes of what is sold to a client or bought from a supplier. */
export function UsualFields({ form, faults, side }: PartyFieldsProps & { readonly side: PartyRole }) {
  const { t } = useTranslation()
  const { values, set } = form
  const { account, accountText, taxes, taxesText } = FIELDS[side]
  return (
    <div className="gl-form-row">
      <AccountField
        label={t(accountText)}
        value={values[account]}
        onChange={(code) => set(account, code)}
        problem={faults(account)}
      />
      <TaxSetField
        label={t(taxesText)}
        value={values[taxes]}
        onChange={(codes) => set(taxes, codes)}
        problem={faults(taxes)}
      />
    </div>
  )
}
