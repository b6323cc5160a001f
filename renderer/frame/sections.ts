import {
  BookOpen20Regular,
  BuildingBank20Regular,
  Cart20Regular,
  type FluentIcon,
  Home20Regular,
  Receipt20Regular,
  Settings20Regular,
  TextBulletListSquare20Regular,
} from '@fluentui/react-icons'

interface Section {
  readonly to: string
  readonly text:
    | 'nav.home'
    | 'nav.sales'
    | 'nav.purchases'
    | 'nav.bank'
    | 'nav.ledger'
    | 'nav.reports'
    | 'nav.settings'
  readonly icon: FluentIcon
}

/** The parts of the program, in the order of the navigation and of Alt+1, Alt+2 … */
export const sections: readonly Section[] = [
  { to: '/', text: 'nav.home', icon: Home20Regular },
  { to: '/sales', text: 'nav.sales', icon: Receipt20Regular },
  { to: '/purchases', text: 'nav.purchases', icon: Cart20Regular },
  { to: '/bank', text: 'nav.bank', icon: BuildingBank20Regular },
  { to: '/ledger', text: 'nav.ledger', icon: BookOpen20Regular },
  { to: '/reports', text: 'nav.reports', icon: TextBulletListSquare20Regular },
  { to: '/settings', text: 'nav.settings', icon: Settings20Regular },
]
