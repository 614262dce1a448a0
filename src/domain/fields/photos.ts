import { isJsonObject } from '../json.ts'
import type { Label } from '../label.ts'
import { type Field, type FieldOptions, wrongType } from './field.ts'

/** A photo is named by the SHA-256 of its final bytes (rule B1). */
export interface Photo {
  readonly sha256: string
  readonly takenAt?: number
  readonly about?: string
}

export interface PhotosField extends Field<'photos', readonly Photo[]> {
  readonly max: number
}

interface PhotosOptions extends FieldOptions {
  readonly max?: number
}

/** Photos that belong to a record; never a condition for saving it. */
export function photos(label: Label, options: PhotosOptions = {}): PhotosField {
  const max = options.max ?? 9
  return {
    kind: 'photos',
    label,
    merge: 'union',
    ...options,
    max,
    check: (value) => {
      if (!Array.isArray(value)) return wrongType
      if (value.length > max) return { code: 'tooMany', limit: max }
      const named = (one: unknown) => isJsonObject(one) && /^[0-9a-f]{64}$/.test(String(one.sha256))
      return value.every(named) ? null : wrongType
    },
  }
}
