/** What is asked to create a company, and what is wrong with it. */
import { isDay } from '../../db/rules/dates.ts'
import type { Language } from '../format/amountInput.ts'
import type { CreateCompanyInput } from '../transport/wire.ts'

export interface NewCompany {
  readonly name: string
  readonly country: string
  readonly province: string
  readonly fiscalYearEnd: string
  readonly registered: boolean
  readonly registeredSince: string
  readonly encrypted: boolean
  readonly passphrase: string
  readonly passphraseAgain: string
  /** Where the file goes; empty for the place proposed. */
  readonly path: string
}

export const blankCompany: NewCompany = {
  name: '',
  country: 'CA',
  province: 'QC',
  fiscalYearEnd: '12-31',
  registered: true,
  registeredSince: '',
  encrypted: false,
  passphrase: '',
  passphraseAgain: '',
  path: '',
}

export const PASSPHRASE_CHARACTERS_MIN = 8

export type NewCompanyFault = 'name' | 'passphrase' | 'passphraseAgain' | 'registeredSince'

/** Everything that is wrong, not the first. */
export function faultsOf(company: NewCompany): ReadonlySet<NewCompanyFault> {
  const faults = new Set<NewCompanyFault>()
  if (company.name.trim() === '') faults.add('name')
  if (company.registered && company.registeredSince !== '' && !isDay(company.registeredSince)) {
    faults.add('registeredSince')
  }
  if (company.encrypted && company.passphrase.length < PASSPHRASE_CHARACTERS_MIN) faults.add('passphrase')
  if (company.encrypted && company.passphrase !== company.passphraseAgain) faults.add('passphraseAgain')
  return faults
}

/** The call that creates it. */
export function createInput(company: NewCompany, language: Language): CreateCompanyInput {
  return {
    name: company.name.trim(),
    country: company.country,
    ...(company.country === 'CA' ? { province: company.province } : {}),
    language,
    fiscalYearEnd: company.fiscalYearEnd,
    taxRegistered: company.registered,
    ...(company.registered && company.registeredSince ? { registeredSince: company.registeredSince } : {}),
    ...(company.encrypted ? { passphrase: company.passphrase } : {}),
  }
}
