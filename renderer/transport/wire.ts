/**
 * What crosses the window's door: amounts are text (`"1234.56"`), days `YYYY-MM-DD`. Every shape is that of the
 * operation itself, so a screen cannot drift from what the back end answers.
 */
import type { Operations } from '../../electron/operations/index.ts'

export type { Operations }
export type OperationName = keyof Operations
export type Input<Name extends OperationName> = Operations[Name]['input']
export type Output<Name extends OperationName> = Operations[Name]['output']

type ItemOf<T> = T extends { readonly items: readonly (infer Item)[] } ? Item : never

export type Account = ItemOf<Output<'account.list'>>
export type AccountType = Account['type']
export type BankAccount = ItemOf<Output<'bank.accounts'>>
export type BankLine = ItemOf<Output<'bank.lines'>>
export type LineStatus = BankLine['status']
export type Allocation = Input<'bank.code'>['allocations'][number]
export type CompanyInfo = Output<'company.info'>
export type CreateCompanyInput = Input<'company.create'>
export type EntriesFilter = Omit<Input<'ledger.entries'>, 'limit' | 'cursor'>
export type Entry = Output<'ledger.entry'>
export type EntryLine = Entry['lines'][number]
export type PostInput = Input<'ledger.post'>
export type EntryLineInput = PostInput['lines'][number]
export type ImportResult = Output<'bank.import'>
export type Preview = Output<'bank.preview'>
export type InspectAccount = Preview['accounts'][number]
export type ParseProblem = ImportResult['problems'][number]
export type ColumnMap = NonNullable<Input<'bank.inspect'>['columns']>
export type Periods = Output<'period.list'>
export type RegisterItem = ItemOf<Output<'ledger.register'>>
export type TrialBalance = Output<'report.trialBalance'>
export type TrialRow = TrialBalance['rows'][number]
export type Verification = Output<'company.verify'>
