import { Navigate, Route, Routes } from 'react-router'
import { BankScreen } from '../bank/BankScreen.tsx'
import { HomeScreen } from '../home/HomeScreen.tsx'
import { AccountsScreen } from '../ledger/AccountsScreen.tsx'
import { EntriesScreen } from '../ledger/EntriesScreen.tsx'
import { EntryFormScreen } from '../ledger/EntryFormScreen.tsx'
import { EntryScreen } from '../ledger/EntryScreen.tsx'
import { RegisterScreen } from '../ledger/RegisterScreen.tsx'
import { TrialBalanceScreen } from '../reports/TrialBalanceScreen.tsx'
import { SettingsScreen } from '../settings/SettingsScreen.tsx'

/** Which address shows which screen. */
export function Screens() {
  return (
    <Routes>
      <Route path="/" element={<HomeScreen />} />
      <Route path="/bank" element={<BankScreen />} />
      <Route path="/bank/:account" element={<BankScreen />} />
      <Route path="/ledger" element={<EntriesScreen />} />
      <Route path="/ledger/new" element={<EntryFormScreen />} />
      <Route path="/ledger/correct/:id" element={<EntryFormScreen />} />
      <Route path="/ledger/entries/:id" element={<EntryScreen />} />
      <Route path="/ledger/accounts" element={<AccountsScreen />} />
      <Route path="/ledger/accounts/:account" element={<RegisterScreen />} />
      <Route path="/reports" element={<TrialBalanceScreen />} />
      <Route path="/settings" element={<SettingsScreen />} />
      <Route path="/settings/:part" element={<SettingsScreen />} />
      <Route path="*" element={<Navigate to="/" replace />} />
    </Routes>
  )
}
