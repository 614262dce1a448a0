/** The number a person typed, full-width digits and a comma for the point included; the text itself if it is none. */
export function typedNumber(text: string): number | string | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[,,。]/, '.')
  if (plain === '') return null
  const number = Number(plain)
  return Number.isFinite(number) && /^[-+]?[\d.]+$/.test(plain) ? number : text
}
