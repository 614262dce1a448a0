import { isJsonObject } from '#domain/json.ts'

/** What the reviewer wrote when sending a log back, by field or `field.item`. */
export function remarksIn(body: { readonly remarks?: unknown }): Readonly<Record<string, string>> {
  if (!isJsonObject(body.remarks)) return {}
  const written = Object.entries(body.remarks).filter(
    ([, remark]) => typeof remark === 'string' && remark !== '',
  )
  return Object.fromEntries(written) as Record<string, string>
}

export const remarkOn = (body: { readonly remarks?: unknown }, name: string): string | undefined =>
  remarksIn(body)[name]
