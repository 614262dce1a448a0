/** Hands the person a file; the browser asks or puts it among the downloads. */
export function downloadText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Some browsers begin the download only after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
