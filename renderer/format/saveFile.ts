/** Files that an operation made and hands over in its answer. */
interface MadeFile {
  readonly fileName: string
  readonly mediaType: string
  readonly base64?: string | undefined
}

/** Hands a file to the browser to keep; nothing when the back end wrote it itself. */
export function saveMadeFile({ fileName, mediaType, base64 }: MadeFile): void {
  if (base64 === undefined) return
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
