/** Bytes for people: `820 KB`, `3.4 MB`, `56 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} KB`
  const megabytes = bytes / 1_000_000
  return `${megabytes.toFixed(megabytes < 10 ? 1 : 0)} MB`
}
