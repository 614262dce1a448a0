import { isJsonObject } from '../json.ts'
import type { Label } from '../label.ts'
import { type Field, type FieldOptions, wrongType } from './field.ts'

/** WGS-84 degrees and the radius in metres that the phone claimed. */
export interface Place {
  readonly lng: number
  readonly lat: number
  readonly accuracy?: number
}

export type PlaceField = Field<'place', Place>

const within = (value: unknown, limit: number) => typeof value === 'number' && Math.abs(value) <= limit

/** A position; taken once when a record is saved and never a condition for saving. */
export const place = (label: Label, options: FieldOptions = {}): PlaceField => ({
  kind: 'place',
  label,
  merge: 'latest',
  ...options,
  check: (value) =>
    isJsonObject(value) &&
    within(value.lng, 180) &&
    within(value.lat, 90) &&
    (value.accuracy == null || typeof value.accuracy === 'number')
      ? null
      : wrongType,
})
