/** The browser's own file dialog. */
export function pickFile(onPicked: (file: File) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.csv,.txt,.ofx,.qfx,.qbo,.qif'
  input.onchange = () => {
    const file = input.files?.[0]
    if (file) onPicked(file)
  }
  input.click()
}
