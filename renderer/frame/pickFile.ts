const STATEMENTS = '.csv,.txt,.ofx,.qfx,.qbo,.qif'

/** The browser's own file dialog, for files with some endings: statements when nothing else is said. */
export function pickFile(onPicked: (file: File) => void, accept = STATEMENTS): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.hidden = true
  input.onchange = () => {
    const file = input.files?.[0]
    input.remove()
    if (file) onPicked(file)
  }
  input.oncancel = () => input.remove()
  // in the page while the dialog is open: a field that nothing holds may be collected with its answer
  document.body.append(input)
  input.click()
}
