/** Every report: its address and its words, in the order in which they are listed. */

/** The financial statements first, then what clients, suppliers and projects do, then the books themselves. */
export const REPORT_GROUPS = [
  {
    title: 'reports.groups.statements',
    reports: [
      { to: '/reports/income', text: 'reports.income.title', hint: 'reports.income.hint' },
      { to: '/reports/balance', text: 'reports.balance.title', hint: 'reports.balance.hint' },
      { to: '/reports/cash', text: 'reports.cash.title', hint: 'reports.cash.hint' },
      { to: '/reports/taxes', text: 'reports.taxes.title', hint: 'reports.taxes.hint' },
    ],
  },
  {
    title: 'reports.groups.business',
    reports: [
      { to: '/reports/receivables', text: 'reports.aged.receivables', hint: 'reports.aged.receivablesHint' },
      { to: '/reports/payables', text: 'reports.aged.payables', hint: 'reports.aged.payablesHint' },
      { to: '/reports/kpis', text: 'reports.kpis.title', hint: 'reports.kpis.hint' },
      { to: '/reports/clients', text: 'reports.clients.title', hint: 'reports.clients.hint' },
      { to: '/reports/projects', text: 'reports.projects.title', hint: 'reports.projects.hint' },
    ],
  },
  {
    title: 'reports.groups.books',
    reports: [
      { to: '/reports/trial-balance', text: 'trial.title', hint: 'reports.trialHint' },
      { to: '/reports/general-ledger', text: 'reports.ledger.title', hint: 'reports.ledger.hint' },
    ],
  },
] as const
