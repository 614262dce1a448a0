/** What a body holds and the wire carries. Absent and `null` mean the same: nothing was entered. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export type JsonObject = { readonly [key: string]: Json }

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Deep equality of two JSON values; absent, `undefined` and `null` are equal to each other. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a == null || b == null) return a == null && b == null
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => sameJson(item, b[i]))
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false
  const own = (object: JsonObject, key: string) => (Object.hasOwn(object, key) ? object[key] : null)
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  for (const key of keys) if (!sameJson(own(a, key), own(b, key))) return false
  return true
}

/** One spelling per value: keys sorted, empty keys left out. Equal values give equal text. */
export function canonicalJson(value: unknown): string {
  if (value == null) return 'null'
  if (typeof value !== 'object') return JSON.stringify(value)
  let text = ''
  if (Array.isArray(value)) {
    for (const one of value) text += text ? `,${canonicalJson(one)}` : canonicalJson(one)
    return `[${text}]`
  }
  const object = value as JsonObject
  for (const key of Object.keys(object).sort()) {
    const one = object[key]
    if (one != null) text += `${text ? ',' : ''}${JSON.stringify(key)}:${canonicalJson(one)}`
  }
  return `{${text}}`
}
