import { Field, Select } from '@fluentui/react-components'
import { countryOf } from '../../../db/rules/charts/countries.ts'
import { useFormat } from '../../data/useFormat.ts'
import { TextField } from './TextField.tsx'

interface ProvinceFieldProps {
  readonly label: string
  readonly country: string
  readonly value: string
  readonly onChange: (province: string) => void
}

/** A province among those of the country; a free text where the program knows none. */
export function ProvinceField({ label, country, value, onChange }: ProvinceFieldProps) {
  const { language } = useFormat()
  const provinces = countryOf(country)?.provinces ?? []
  if (provinces.length === 0) return <TextField label={label} value={value} onChange={onChange} max={50} />
  const isKnown = value === '' || provinces.some(({ code }) => code === value)
  return (
    <Field label={label}>
      <Select value={value} onChange={(_, data) => onChange(data.value)}>
        <option value="" />
        {isKnown ? null : <option value={value}>{value}</option>}
        {provinces.map(({ code, name, nameEn }) => (
          <option key={code} value={code}>
            {language === 'en' ? nameEn : name}
          </option>
        ))}
      </Select>
    </Field>
  )
}
