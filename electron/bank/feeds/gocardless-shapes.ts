/** What GoCardless Bank Account Data v2 answers, as far as it is read; more fields are let through unseen. */
import { z } from 'zod'

const text = z.string().max(2_000)
const number = z.union([z.number(), z.string()]).transform(Number)

export const institutionAnswer = z.object({
  id: text,
  name: text,
  bic: text.nullish(),
  transaction_total_days: number.nullish(),
  max_access_valid_for_days: number.nullish(),
})
export const institutionsAnswer = z.array(institutionAnswer)

export const newTokens = z.object({
  access: text,
  access_expires: z.number(),
  refresh: text,
  refresh_expires: z.number(),
})
export const newAccess = z.object({ access: text, access_expires: z.number() })

export const agreementAnswer = z.object({
  id: text,
  access_valid_for_days: number.nullish(),
  accepted: text.nullish(),
})

export const requisitionAnswer = z.object({
  id: text,
  link: text,
  status: text,
  accounts: z.array(text).default([]),
  agreement: text.nullish(),
  reference: text.nullish(),
})
export const requisitionsAnswer = z.object({ results: z.array(requisitionAnswer), next: text.nullish() })

export const detailsAnswer = z.object({
  account: z.object({
    iban: text.nullish(),
    bban: text.nullish(),
    name: text.nullish(),
    ownerName: text.nullish(),
    product: text.nullish(),
    currency: text.nullish(),
  }),
})

const amount = z.object({ amount: z.union([z.string(), z.number()]).transform(String), currency: text })

export const balancesAnswer = z.object({
  balances: z.array(
    z.object({ balanceAmount: amount, balanceType: text.nullish(), referenceDate: text.nullish() }),
  ),
})

export const transactionAnswer = z.object({
  transactionId: text.nullish(),
  internalTransactionId: text.nullish(),
  bookingDate: text.nullish(),
  bookingDateTime: text.nullish(),
  valueDate: text.nullish(),
  valueDateTime: text.nullish(),
  transactionAmount: amount,
  remittanceInformationUnstructured: text.nullish(),
  remittanceInformationUnstructuredArray: z.array(text).nullish(),
  remittanceInformationStructured: text.nullish(),
  creditorName: text.nullish(),
  debtorName: text.nullish(),
  additionalInformation: text.nullish(),
})
export const transactionsAnswer = z.object({
  transactions: z.object({ booked: z.array(z.unknown()), pending: z.array(z.unknown()).nullish() }),
})

export const errorAnswer = z.object({
  summary: text.nullish(),
  detail: z.union([text, z.unknown()]).nullish(),
  type: text.nullish(),
})
