const startsWith = (bytes: Uint8Array, text: string, at = 0) =>
  Array.from(text).every((letter, i) => bytes[at + i] === letter.charCodeAt(0))

/** What the first bytes say a picture is, whatever it is called; null for anything that we do not keep. */
export function photoKind(bytes: Uint8Array): 'image/jpeg' | 'image/webp' | null {
  if (startsWith(bytes, '\xff\xd8\xff')) return 'image/jpeg'
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'image/webp'
  return null
}
