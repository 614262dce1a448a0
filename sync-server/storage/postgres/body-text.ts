/**
 * PostgreSQL's JSON knows neither the character U+0000 nor half of a surrogate pair, which a text may hold all the
 * same. Their escapes are written with a private character in place of the backslash, and that one likewise.
 */
const mark = '\uf8ff'
const risky = /\\u0000|\\ud[89a-f]|\uf8ff/
const escapes = /\\(?:\\|u(0000|d[89a-f][0-9a-f]{2}))|\uf8ff/g
const marked = /\uf8ff([0-9a-f]{4})/g

/** JSON as `JSON.stringify` wrote it, as PostgreSQL takes it. */
export function toBodyText(json: string): string {
  if (!risky.test(json)) return json
  return json.replace(escapes, (found, code: string | undefined) => {
    if (found === mark) return `${mark}f8ff`
    return code ? mark + code : found
  })
}

export const fromBodyText = (text: string): string =>
  text.includes(mark)
    ? text.replace(marked, (_, code: string) => (code === 'f8ff' ? mark : `\\u${code}`))
    : text

/** No text of PostgreSQL holds U+0000; its picture stands for it in ids and names, which payloads keep as they are. */
export function withoutNul(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNul)
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\u2400') : value
}
