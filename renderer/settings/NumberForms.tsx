import { Input } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { localDay } from '../../db/rules/dates.ts'
import { DOCUMENT_KINDS } from '../../db/rules/documents/kinds.ts'
import { FORM_LENGTH_MAX, numberOf, parseNumberForm } from '../../db/rules/documents/numbers.ts'
import { Refusal } from '../../db/rules/errors.ts'
import { useFormat } from '../data/useFormat.ts'
import type { SettingsFormProps } from './SalesPart.tsx'

/** The forms of the numbers of each kind of document, each with the number it would give today. */
export function NumberForms({ form, usual, faults }: SettingsFormProps) {
  const { t } = useTranslation()
  return (
    <section className="gl-stack" aria-labelledby="numbers">
      <h3 className="gl-h3" id="numbers">
        {t('settings.numbers')}
      </h3>
      <p className="gl-hint">{t('settings.numbersText')}</p>
      <div className="gl-table-box">
        <table className="gl-table gl-numbers">
          <thead>
            <tr>
              <th scope="col">{t('record.kind')}</th>
              <th scope="col">{t('settings.form')}</th>
              <th scope="col">{t('settings.example')}</th>
            </tr>
          </thead>
          <tbody>
            {DOCUMENT_KINDS.map((kind) => {
              const key = `numbers.${kind}`
              return (
                <NumberRow
                  key={kind}
                  label={t(`document.kinds.${kind}.one`)}
                  value={form.values[key] ?? ''}
                  usual={usual[key] ?? ''}
                  onChange={(value) => form.set(key, value)}
                  problem={faults(key)}
                />
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface NumberRowProps {
  readonly label: string
  readonly value: string
  readonly usual: string
  readonly onChange: (value: string) => void
  readonly problem: string | undefined
}

function NumberRow({ label, value, usual, onChange, problem }: NumberRowProps) {
  const { t } = useTranslation()
  const { number, wrong } = useExample(value.trim() || usual)
  const told = wrong ?? problem
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <Input
          className="gl-number-form"
          value={value}
          placeholder={usual}
          maxLength={FORM_LENGTH_MAX}
          aria-label={t('settings.formOf', { kind: label })}
          aria-invalid={told !== undefined}
          onChange={(_, data) => onChange(data.value)}
        />
      </td>
      <td aria-live="polite">
        {told ? <span className="gl-wrong">{told}</span> : <span className="gl-figure">{number}</span>}
      </td>
    </tr>
  )
}

/** The first number that a form gives today, or what is wrong with it. */
function useExample(text: string): { readonly number?: string; readonly wrong?: string } {
  const format = useFormat()
  try {
    return { number: numberOf(parseNumberForm(text), localDay(Date.now()), 1, '') }
  } catch (error) {
    if (error instanceof Refusal) return { wrong: format.text(error.text) }
    throw error
  }
}
