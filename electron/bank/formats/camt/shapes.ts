/**
 * Which elements of CAMT messages are read, under the names of all versions. Sources: ISO 20022 message definitions
 * camt.052, camt.053 and camt.054, versions 001.01 to 001.13. What changed between them: the first version has its transactions
 * right under the entry, its codes of balances under `Tp`, and a reference in `CdtrRef`; from the eighth on parties stand in `Pty`
 * (or `Agt`) and a status has a code within.
 */
import type { RecordShape } from './collect.ts'

const day = (path: string, field: string) => ({ [`${path}/Dt`]: field, [`${path}/DtTm`]: field })

const party = (path: string, field: string) => ({
  [`${path}/Nm`]: field,
  [`${path}/Pty/Nm`]: field,
  [`${path}/Agt/FinInstnId/Nm`]: field,
})

const account = (path: string, field: string) => ({
  [`${path}/IBAN`]: field,
  [`${path}/BBAN`]: field,
  [`${path}/UPIC`]: field,
  [`${path}/Othr/Id`]: field,
  [`${path}/PrtryAcct/Id`]: field,
})

const amount = (path: string, field: string) => ({ [path]: field, [`${path}@Ccy`]: `${field}Currency` })

export const BALANCE: RecordShape = {
  fields: {
    'Tp/CdOrPrtry/Cd': 'type',
    'Tp/CdOrPrtry/Prtry': 'type',
    'Tp/Cd': 'type',
    'Tp/Prtry': 'type',
    'Tp/SubTp/Cd': 'subType',
    'Tp/SubTp/Prtry': 'subType',
    ...amount('Amt', 'amount'),
    CdtDbtInd: 'direction',
    ...day('Dt', 'date'),
  },
}

/** Fees: a total, and single ones that some versions give instead. */
const CHARGES = { 'Chrgs/TtlChrgsAndTaxAmt': 'charged' }
const CHARGE_LIST = { 'Chrgs/Amt': 'charges', 'Chrgs/Rcrd/Amt': 'charges' }

/** One transaction of an entry. */
export const TRANSACTION: RecordShape = {
  fields: {
    'Refs/AcctSvcrRef': 'bankId',
    'Refs/EndToEndId': 'endToEnd',
    'Refs/ChqNb': 'cheque',
    'Refs/InstrId': 'instruction',
    'Refs/PmtInfId': 'payment',
    ...amount('AmtDtls/InstdAmt/Amt', 'instructed'),
    ...party('RltdPties/Dbtr', 'debtor'),
    ...party('RltdPties/Cdtr', 'creditor'),
    ...party('RltdPties/UltmtDbtr', 'lastDebtor'),
    ...party('RltdPties/UltmtCdtr', 'lastCreditor'),
    ...account('RltdPties/DbtrAcct/Id', 'debtorAccount'),
    ...account('RltdPties/CdtrAcct/Id', 'creditorAccount'),
    'RltdPties/DbtrAcct/Nm': 'debtorAccountName',
    'RltdPties/CdtrAcct/Nm': 'creditorAccountName',
    'RltdPties/DbtrAcct/Tp/Prtry': 'accountKind',
    'RltdPties/CdtrAcct/Tp/Prtry': 'accountKind',
    AddtlTxInf: 'information',
    CdtDbtInd: 'direction',
    'RltdDts/IntrBkSttlmDt': 'settled',
    'RltdDts/AccptncDtTm': 'accepted',
    'RltdDts/TxDtTm': 'made',
    ...CHARGES,
  },
  lists: {
    ...CHARGE_LIST,
    'RmtInf/Ustrd': 'free',
    'RmtInf/Strd/CdtrRefInf/Ref': 'structured',
    'RmtInf/Strd/CdtrRefInf/CdtrRef': 'structured',
    'RmtInf/Strd/RfrdDocInf/Nb': 'documents',
    'RmtInf/Strd/RfrdDocInf/RfrdDocNb': 'documents',
    'RmtInf/Strd/AddtlRmtInf': 'more',
    'RtrInf/AddtlInf': 'more',
  },
}

export const ENTRY: RecordShape = {
  fields: {
    NtryRef: 'entryReference',
    ...amount('Amt', 'amount'),
    CdtDbtInd: 'direction',
    RvslInd: 'reversal',
    Sts: 'status',
    'Sts/Cd': 'status',
    'Sts/Prtry': 'status',
    ...day('BookgDt', 'booked'),
    ...day('ValDt', 'value'),
    AcctSvcrRef: 'bankId',
    'NtryDtls/Btch/NbOfTxs': 'batch',
    'Btch/NbOfTxs': 'batch',
    'NtryDtls/Btch/PmtInfId': 'payment',
    ...amount('AmtDtls/InstdAmt/Amt', 'instructed'),
    'BkTxCd/Domn/Cd': 'domain',
    'BkTxCd/Domn/Fmly/Cd': 'family',
    'BkTxCd/Domn/Fmly/SubFmlyCd': 'subFamily',
    'BkTxCd/Prtry/Cd': 'code',
    AddtlNtryInf: 'information',
    ...CHARGES,
  },
  lists: CHARGE_LIST,
  inside: { 'NtryDtls/TxDtls': TRANSACTION, TxDtls: TRANSACTION },
}

const pages = (element: string) => ({
  [`${element}/PgNb`]: 'page',
  [`${element}/LastPgInd`]: 'lastPage',
})

export const STATEMENT: RecordShape = {
  fields: {
    Id: 'id',
    ElctrncSeqNb: 'number',
    ...pages('StmtPgntn'),
    ...pages('RptPgntn'),
    ...pages('NtfctnPgntn'),
    CreDtTm: 'created',
    'FrToDt/ToDtTm': 'until',
    'FrToDt/ToDt': 'until',
    ...account('Acct/Id', 'account'),
    'Acct/Ccy': 'currency',
    'Acct/Ownr/Nm': 'owner',
    'Acct/Svcr/FinInstnId/Nm': 'bank',
    'Acct/Svcr/FinInstnId/BIC': 'bankCode',
    'Acct/Svcr/FinInstnId/BICFI': 'bankCode',
    'TxsSummry/TtlNtries/NbOfNtries': 'announced',
    'TxsSummry/TtlCdtNtries/Sum': 'credits',
    'TxsSummry/TtlDbtNtries/Sum': 'debits',
  },
  inside: { Bal: BALANCE, Ntry: ENTRY },
}

export const HEADER: RecordShape = { fields: { ...pages('MsgPgntn') } }

const message = (statement: string): RecordShape => ({
  fields: {},
  inside: { GrpHdr: HEADER, [statement]: STATEMENT },
})

const KINDS = [
  ['camt052', 'BkToCstmrAcctRpt', 'Rpt'],
  ['camt053', 'BkToCstmrStmt', 'Stmt'],
  ['camt054', 'BkToCstmrDbtCdtNtfctn', 'Ntfctn'],
] as const

export type CamtFormat = (typeof KINDS)[number][0]

/** The main element of each message, as named by the first version and by all others. */
export const MESSAGES: ReadonlyMap<string, { readonly format: CamtFormat; readonly shape: RecordShape }> =
  new Map(
    KINDS.flatMap(([format, element, statement]) => {
      const made = { format, shape: message(statement) }
      return ['', 'V01', 'V02'].map((version) => [`${element}${version}`, made] as const)
    }),
  )
