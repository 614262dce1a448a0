/** Hands the person a file; the browser asks or puts it among the downloads. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  link.click()
  // Some browsers begin the download only after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

export const maySendFile = (file: File): boolean => navigator.canShare?.({ files: [file] }) ?? false

/** False when it did not go out; true also when the person closed the sheet without choosing anybody. */
export async function sendFile(file: File): Promise<boolean> {
  try {
    await navigator.share({ files: [file] })
    return true
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError'
  }
}
