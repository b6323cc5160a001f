import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { Screen } from '../components/Screen.tsx'
import { AlertsPart } from './AlertsPart.tsx'
import { AuditPart } from './AuditPart.tsx'
import { BackupPart } from './BackupPart.tsx'
import { CompanyPart } from './CompanyPart.tsx'
import { DifferencesPart } from './DifferencesPart.tsx'
import { DisplayPart } from './DisplayPart.tsx'
import { EncryptionPart } from './EncryptionPart.tsx'
import { HeldPart } from './HeldPart.tsx'
import { LayoutsPart } from './LayoutsPart.tsx'
import { PeriodsPart } from './PeriodsPart.tsx'
import { SalesPart } from './SalesPart.tsx'
import { TaxesPart } from './TaxesPart.tsx'
import { VerifyPart } from './VerifyPart.tsx'

const PARTS = {
  company: { text: 'company.title', part: CompanyPart },
  sales: { text: 'settings.title', part: SalesPart },
  taxes: { text: 'taxes.title', part: TaxesPart },
  alerts: { text: 'alerts.title', part: AlertsPart },
  differences: { text: 'differences.title', part: DifferencesPart },
  layouts: { text: 'layout.title', part: LayoutsPart },
  periods: { text: 'period.title', part: PeriodsPart },
  backup: { text: 'backup.title', part: BackupPart },
  verify: { text: 'verify.title', part: VerifyPart },
  held: { text: 'held.title', part: HeldPart },
  encryption: { text: 'encryption.title', part: EncryptionPart },
  audit: { text: 'audit.title', part: AuditPart },
  display: { text: 'display.title', part: DisplayPart },
} as const satisfies Record<string, { text: string; part: ComponentType }>

type PartName = keyof typeof PARTS
const names = Object.keys(PARTS) as PartName[]

/** Everything about the company and this window that is set once in a while. */
export function SettingsScreen() {
  const { t } = useTranslation()
  const { part } = useParams()
  const shown: PartName = names.find((name) => name === part) ?? 'company'
  const Part: ComponentType = PARTS[shown].part
  return (
    <Screen title={t('nav.settings')}>
      <div className="gl-settings">
        <nav className="gl-subnav" aria-label={t('nav.settings')}>
          {names.map((name) => (
            <Link key={name} to={`/settings/${name}`} {...(name === shown ? { 'aria-current': 'page' } : {})}>
              {t(PARTS[name].text)}
            </Link>
          ))}
        </nav>
        <section className="gl-settings-part gl-stack" aria-labelledby="part">
          <h2 className="gl-h2" id="part">
            {t(PARTS[shown].text)}
          </h2>
          <Part key={shown} />
        </section>
      </div>
    </Screen>
  )
}
