/** Hands a text over as a file, in the browser: its calendar opens it. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Not at once: some browsers begin to read it only after the tap is over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
