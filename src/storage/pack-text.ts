import { isJsonObject } from '#domain/json.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'

export interface PackingSizes {
  /** Records in one pack: few enough to rewrite at once, many enough that rows do not cost. */
  readonly pack: number
  /** Fewer rows than this cost nothing to load. */
  readonly rows: number
}

export const usualSizes: PackingSizes = { pack: 200, rows: 100 }

export const packText = (records: readonly RecordVersion[]): string => JSON.stringify(records)

/** The versions of a pack; null when the text is damaged in a way that shows at once. */
export function readPack(text: string, scope: string): RecordVersion[] | null {
  let list: unknown
  try {
    list = JSON.parse(text)
  } catch {
    return null
  }
  return Array.isArray(list) && list.every((one) => isVersionIn(one, scope)) ? list : null
}

const isVersionIn = (one: unknown, scope: string): one is RecordVersion =>
  isJsonObject(one) &&
  one.scope === scope &&
  typeof one.id === 'string' &&
  typeof one.type === 'string' &&
  typeof one.rev === 'number' &&
  isJsonObject(one.body)
