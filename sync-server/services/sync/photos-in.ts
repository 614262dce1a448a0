import type { Json } from '#domain/json.ts'

const sha256 = /^[0-9a-f]{64}$/

/** The photos a body shows, wherever in it: photo fields name them as `sha256`, checklist answers in `photos`. */
export function photosIn(body: Json): string[] {
  const found = new Set<string>()
  const search = (value: Json) => {
    if (typeof value === 'string') {
      if (value.length === 64 && sha256.test(value)) found.add(value)
    } else if (value !== null && typeof value === 'object') {
      for (const one of Object.values(value)) search(one as Json)
    }
  }
  search(body)
  return [...found]
}
