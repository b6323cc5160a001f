import { Input, type InputProps } from '@fluentui/react-components'

/** React remembers the field that last had the focus, with what was typed in it, long after it left the screen. */
function emptiedAtTheEnd(field: HTMLInputElement | null) {
  return () => {
    if (!field) return
    field.value = ''
    field.removeAttribute('value')
  }
}

/** A field for a passphrase, a password or a key: what was typed is gone from memory with the field. */
export function SecretInput(props: InputProps) {
  return <Input type="password" autoComplete="off" {...props} ref={emptiedAtTheEnd} />
}
