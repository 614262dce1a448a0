import { isJsonObject } from '#domain/json.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'

export interface PackingSizes {
  /** Records in one pack: few enough to rewrite at once, many enough that rows do not cost. */
  readonly pack: number
  /** Fewer rows than this cost nothing to load. */
  readonly rows: number
}

export const usualSizes: PackingSizes = { pack: 200, rows: 100 }

const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`

/**
 * JSON in ASCII alone: a text with a single Chinese character takes two bytes for each of its characters, on the disk
 * and on the way from it, and most of a pack are names and ids.
 */
export const packText = (records: readonly RecordVersion[]): string =>
  JSON.stringify(records).replace(/[^\0-\x7f]/g, escaped)

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
