import type { Sha256 } from '#domain/ledgers/ledger-file.ts'

/** SHA-256 of a text in hexadecimal, by the browser's own cryptography. */
export const sha256: Sha256 = async (text) => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
