import { Tab, TabList } from '@fluentui/react-components'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useMedia } from '../app/useMedia.ts'
import { Screen } from '../components/Screen.tsx'
import { AuditPart } from './AuditPart.tsx'
import { BackupPart } from './BackupPart.tsx'
import { CompanyPart } from './CompanyPart.tsx'
import { DisplayPart } from './DisplayPart.tsx'
import { EncryptionPart } from './EncryptionPart.tsx'
import { HeldPart } from './HeldPart.tsx'
import { PeriodsPart } from './PeriodsPart.tsx'
import { TaxesPart } from './TaxesPart.tsx'
import { VerifyPart } from './VerifyPart.tsx'

const PARTS = {
  company: { text: 'company.title', part: CompanyPart },
  taxes: { text: 'taxes.title', part: TaxesPart },
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
  const navigate = useNavigate()
  const { part } = useParams()
  const narrow = useMedia('(max-width: 800px)')
  const shown: PartName = names.find((name) => name === part) ?? 'company'
  const Part: ComponentType = PARTS[shown].part
  return (
    <Screen title={t('nav.settings')}>
      <div className="gl-settings">
        <TabList
          vertical={!narrow}
          size="small"
          className="gl-tabs"
          selectedValue={shown}
          onTabSelect={(_, { value }) => void navigate(`/settings/${String(value)}`)}
          aria-label={t('nav.settings')}
        >
          {names.map((name) => (
            <Tab key={name} value={name}>
              {t(PARTS[name].text)}
            </Tab>
          ))}
        </TabList>
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
