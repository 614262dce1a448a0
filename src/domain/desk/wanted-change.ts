import { isJsonObject, type Json, type JsonObject } from '../json.ts'

/** What a parked mutation wanted, as a review keeps it: possibly damaged, so every part may be missing. */
export interface WantedChange {
  readonly op: string
  readonly command: string | null
  /** Where a move would lead. */
  readonly to: string | null
  /** Old and new by field; of a create and a command's arguments only the new. */
  readonly values: readonly { readonly path: string; readonly old: Json; readonly next: Json }[]
}

const text = (value: Json | undefined) => (typeof value === 'string' ? value : null)

/** Reads the `mine` side of a review that keeps a whole mutation. */
export function wantedChange(mine: Json | undefined): WantedChange {
  const raw: JsonObject = isJsonObject(mine) ? mine : {}
  const fields = isJsonObject(raw.body) ? raw.body : isJsonObject(raw.args) ? raw.args : {}
  const patched = isJsonObject(raw.set) ? Object.entries(raw.set) : []
  return {
    op: text(raw.op) ?? 'patch',
    command: text(raw.command),
    to: text(raw.to),
    values: [
      ...Object.entries(fields).map(([path, next]) => ({ path, old: null, next })),
      ...patched.map(([path, pair]) => ({
        path,
        old: Array.isArray(pair) ? ((pair[0] as Json | undefined) ?? null) : null,
        next: Array.isArray(pair) ? ((pair[1] as Json | undefined) ?? null) : null,
      })),
    ],
  }
}
