const STATEMENTS = '.csv,.txt,.ofx,.qfx,.qbo,.qif'

/** The browser's own file dialog, for files with some endings: statements when nothing else is said. */
export function pickFile(onPicked: (file: File) => void, accept = STATEMENTS): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.onchange = () => {
    const file = input.files?.[0]
    if (file) onPicked(file)
  }
  input.click()
}
