/** A record as a row: a cell for each field of the body, so that different fields merge; lists and objects as JSON. */
export function rowOf(doc: {
  readonly type: string
  readonly scope: string
  readonly body: Readonly<Record<string, unknown>>
}): Record<string, string | number | boolean> {
  const row: Record<string, string | number | boolean> = { type: doc.type, scope: doc.scope }
  for (const [name, value] of Object.entries(doc.body)) {
    if (value === null || value === undefined) continue
    row[name] = typeof value === 'object' ? JSON.stringify(value) : (value as string | number | boolean)
  }
  return row
}
