const STATEMENTS =
  '.pdf,.xlsx,.xls,.ods,.fods,.csv,.txt,.ofx,.qfx,.qbo,.qif,.xml,.zip,.sta,.940,.942,.mt940,.mt942,.cod,.coda,.cfo,.afb'

function ask(accept: string, many: boolean, onPicked: (files: readonly File[]) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.multiple = many
  input.hidden = true
  input.onchange = () => {
    const files = [...(input.files ?? [])]
    input.remove()
    if (files.length > 0) onPicked(files)
  }
  input.oncancel = () => input.remove()
  // in the page while the dialog is open: a field that nothing holds may be collected with its answer
  document.body.append(input)
  input.click()
}

/** The browser's own file dialog, for one file with some endings. */
export function pickFile(onPicked: (file: File) => void, accept: string): void {
  ask(accept, false, ([file]) => file && onPicked(file))
}

/** The same for bank statements, several at once. */
export function pickStatements(onPicked: (files: readonly File[]) => void): void {
  ask(STATEMENTS, true, onPicked)
}
