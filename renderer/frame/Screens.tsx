import { Navigate, Route, Routes } from 'react-router'
import { BankScreen } from '../bank/BankScreen.tsx'
import { EnterStatementScreen } from '../bank/EnterStatementScreen.tsx'
import { ConnectionsScreen } from '../bank/feeds/ConnectionsScreen.tsx'
import { ReconcileScreen } from '../bank/reconciliation/ReconcileScreen.tsx'
import { RulesScreen } from '../bank/rules/RulesScreen.tsx'
import { documentRoutes } from '../documents/documentRoutes.tsx'
import { HomeScreen } from '../home/HomeScreen.tsx'
import { AccountsScreen } from '../ledger/AccountsScreen.tsx'
import { EntriesScreen } from '../ledger/EntriesScreen.tsx'
import { EntryFormScreen } from '../ledger/EntryFormScreen.tsx'
import { EntryScreen } from '../ledger/EntryScreen.tsx'
import { RegisterScreen } from '../ledger/RegisterScreen.tsx'
import { recordRoutes } from '../parties/recordRoutes.tsx'
import { AgedScreen } from '../reports/AgedScreen.tsx'
import { BalanceScreen } from '../reports/BalanceScreen.tsx'
import { CashScreen } from '../reports/CashScreen.tsx'
import { ClientsScreen } from '../reports/ClientsScreen.tsx'
import { GeneralLedgerScreen } from '../reports/GeneralLedgerScreen.tsx'
import { IncomeScreen } from '../reports/IncomeScreen.tsx'
import { KpisScreen } from '../reports/KpisScreen.tsx'
import { ProjectsScreen } from '../reports/ProjectsScreen.tsx'
import { ReportsScreen } from '../reports/ReportsScreen.tsx'
import { TaxEntriesScreen } from '../reports/TaxEntriesScreen.tsx'
import { TaxScreen } from '../reports/TaxScreen.tsx'
import { TrialBalanceScreen } from '../reports/TrialBalanceScreen.tsx'
import { SettingsScreen } from '../settings/SettingsScreen.tsx'

/** Which address shows which screen. */
export function Screens() {
  return (
    <Routes>
      <Route path="/" element={<HomeScreen />} />
      {documentRoutes}
      {recordRoutes}
      <Route path="/bank" element={<BankScreen />} />
      <Route path="/bank/connections" element={<ConnectionsScreen />} />
      <Route path="/bank/rules" element={<RulesScreen />} />
      <Route path="/bank/:account" element={<BankScreen />} />
      <Route path="/bank/:account/enter" element={<EnterStatementScreen />} />
      <Route path="/bank/:account/reconcile" element={<ReconcileScreen />} />
      <Route path="/bank/:account/begin" element={<ReconcileScreen begins />} />
      <Route path="/ledger" element={<EntriesScreen />} />
      <Route path="/ledger/new" element={<EntryFormScreen />} />
      <Route path="/ledger/correct/:id" element={<EntryFormScreen />} />
      <Route path="/ledger/entries/:id" element={<EntryScreen />} />
      <Route path="/ledger/accounts" element={<AccountsScreen />} />
      <Route path="/ledger/accounts/:account" element={<RegisterScreen />} />
      <Route path="/reports" element={<ReportsScreen />} />
      <Route path="/reports/income" element={<IncomeScreen />} />
      <Route path="/reports/balance" element={<BalanceScreen />} />
      <Route path="/reports/cash" element={<CashScreen />} />
      <Route path="/reports/taxes" element={<TaxScreen />} />
      <Route path="/reports/taxes/entries" element={<TaxEntriesScreen />} />
      <Route path="/reports/receivables" element={<AgedScreen key="receivables" side="receivables" />} />
      <Route path="/reports/payables" element={<AgedScreen key="payables" side="payables" />} />
      <Route path="/reports/kpis" element={<KpisScreen />} />
      <Route path="/reports/clients" element={<ClientsScreen />} />
      <Route path="/reports/projects" element={<ProjectsScreen />} />
      <Route path="/reports/trial-balance" element={<TrialBalanceScreen />} />
      <Route path="/reports/general-ledger" element={<GeneralLedgerScreen />} />
      <Route path="/settings" element={<SettingsScreen />} />
      <Route path="/settings/:part" element={<SettingsScreen />} />
      <Route path="*" element={<Navigate to="/" replace />} />
    </Routes>
  )
}
