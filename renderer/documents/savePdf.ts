/** Hands a paper to the browser as a file to keep. */
interface Paper {
  readonly fileName: string
  readonly mediaType: string
  readonly base64: string
}

export function savePdf({ fileName, mediaType, base64 }: Paper): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
