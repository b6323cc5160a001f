import { Field, Input, Textarea } from '@fluentui/react-components'
import { fault } from '../fieldMessage.ts'

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problem?: string | undefined
  /** Looks odd and is kept all the same. */
  readonly warning?: string | undefined
  readonly hint?: string
  readonly required?: boolean
  readonly max?: number
  readonly type?: 'text' | 'email' | 'tel' | 'url'
  readonly lines?: number
  readonly placeholder?: string
  readonly autoFocus?: boolean
  /** The identity of a `datalist` with what was written before. */
  readonly list?: string
}

/** A text of a record, with what is wrong or odd about it underneath. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, problem, warning, hint, required = false, max = 200 } = props
  const { type = 'text', lines, placeholder = '', autoFocus = false, list } = props
  const odd = warning ? ({ validationState: 'warning', validationMessage: warning } as const) : {}
  return (
    <Field label={label} required={required} hint={hint ?? ''} {...(problem ? fault(problem) : odd)}>
      {lines ? (
        <Textarea
          value={value}
          rows={lines}
          maxLength={max}
          resize="vertical"
          placeholder={placeholder}
          onChange={(_, data) => onChange(data.value)}
        />
      ) : (
        <Input
          className="gl-text-input"
          type={type}
          value={value}
          maxLength={max}
          placeholder={placeholder}
          autoComplete="off"
          autoFocus={autoFocus}
          {...(list ? { list } : {})}
          onChange={(_, data) => onChange(data.value)}
        />
      )}
    </Field>
  )
}
