import fc from 'fast-check'
import type { AnswersField } from '#domain/fields/answers.ts'
import type { ChoiceField } from '#domain/fields/choice.ts'
import type { Field } from '#domain/fields/field.ts'
import { isIdNumber } from '#domain/fields/id-number.ts'
import type { ListField } from '#domain/fields/list.ts'
import type { NumberField } from '#domain/fields/number.ts'
import type { PhotosField } from '#domain/fields/photos.ts'
import type { TextField } from '#domain/fields/text.ts'
import type { Json, JsonObject } from '#domain/json.ts'
import { addDays } from '#domain/local-date.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'

type Values = fc.Arbitrary<Json>

/** What survives the wire; `-0` does not. */
const asWire = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json

export const ids: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...'abcdefghijkmnpqrstuvwxyz23456789'.split('')), { minLength: 6, maxLength: 12 })
  .map((letters) => `r_${letters.join('')}`)

export const days: fc.Arbitrary<string> = fc
  .integer({ min: -30_000, max: 30_000 })
  .map((n) => addDays('2000-01-01', n))

const instants = fc.integer({ min: 0, max: 4_102_444_800_000 })

/** Words of a street and of a keyboard gone wild; never empty, never longer than `max`. */
export const words = (max: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.constantFrom('走访', '东边窗角有裂缝', '三楼 302', '𫖯', 'O’Brien "x"\n', '<b>&', '٣', '李㛃云'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    )
    .map((text) => text.slice(0, max))

export const phones: fc.Arbitrary<string> = fc.oneof(
  fc.integer({ min: 0, max: 9999 }).map((n) => `1990000${String(n).padStart(4, '0')}`),
  fc.integer({ min: 0, max: 9_999_999 }).map((n) => `0551-${String(n).padStart(7, '0')}`),
)

/** Numbers of an invented county; the check character is found by trying, not by the rule that is tested. */
export const idNumbers: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 0, max: 45_000 }), fc.integer({ min: 0, max: 999 }))
  .map(
    ([day, order]) =>
      `349901${addDays('1900-01-01', day).replaceAll('-', '')}${String(order).padStart(3, '0')}`,
  )
  .map(
    (digits) =>
      '0123456789X'
        .split('')
        .map((last) => digits + last)
        .find(isIdNumber) ?? '11010519491231002X',
  )

const sha256 = fc
  .array(fc.constantFrom(...'0123456789abcdef'.split('')), { minLength: 64, maxLength: 64 })
  .map((digits) => digits.join(''))

const answer = fc.record(
  {
    value: fc.constantFrom('none', 'yes', 'unsure', 'not_seen', 'normal'),
    note: words(40),
    quick: fc.boolean(),
    places: fc.integer({ min: 1, max: 9 }),
  },
  { requiredKeys: ['value'] },
)

const numbers = ({ integer, min, max }: NumberField): Values =>
  integer
    ? fc.integer({ min, max: Math.min(max, min + 1_000_000) })
    : fc.double({ min, max, noNaN: true, noDefaultInfinity: true }).map(asWire)

/** One maker of values per kind of field: a new kind that is not here stops the contract with its name. */
const makers: Readonly<Record<string, (field: never) => Values>> = {
  answers: ({ items }: AnswersField) => {
    const known = Object.keys(items)
    return fc
      .dictionary(known.length ? fc.constantFrom(...known) : ids, answer, { minKeys: 1, maxKeys: 6 })
      .map(asWire)
  },
  choice: ({ options }: ChoiceField) => fc.constantFrom(...Object.keys(options)),
  date: () => days,
  flag: () => fc.boolean(),
  idNumber: () => idNumbers,
  instant: () => instants,
  list: ({ of, max }: ListField) =>
    fc
      .array(fc.record(rowOf(of), { requiredKeys: Object.keys(of).slice(0, 1) }), {
        minLength: 1,
        maxLength: Math.min(3, max),
      })
      .map(asWire),
  multiChoice: ({ options }: ChoiceField) => fc.subarray(Object.keys(options), { minLength: 1 }),
  number: numbers,
  people: () => fc.uniqueArray(ids, { minLength: 1, maxLength: 3 }),
  phone: () => phones,
  photos: ({ max }: PhotosField) =>
    fc.uniqueArray(fc.record({ sha256, takenAt: instants }), {
      minLength: 1,
      maxLength: Math.min(2, max - 1),
      selector: (photo) => photo.sha256,
    }),
  place: () =>
    fc
      .record({
        lng: fc.double({ min: -180, max: 180, noNaN: true }),
        lat: fc.double({ min: -90, max: 90, noNaN: true }),
        accuracy: fc.integer({ min: 1, max: 500 }),
      })
      .map(asWire),
  reference: () => ids,
  text: ({ max }: TextField) => words(max),
  verbatim: () =>
    fc
      .dictionary(fc.constantFrom('phone', 'name', 'note'), fc.oneof(words(20), instants), { minKeys: 1 })
      .map(asWire),
}

const rowOf = (columns: Readonly<Record<string, Field>>): Record<string, Values> =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, valueOf(column)]))

/** A value that fits the field and is not empty. */
export function valueOf(field: Field): Values {
  const maker = makers[field.kind] as ((field: Field) => Values) | undefined
  if (!maker)
    throw new Error(`tests/support/arbitraries.ts makes no values for the field kind "${field.kind}"`)
  return maker(field)
}

/** Two values of a field that differ from each other. */
export const twoOf = (field: Field): fc.Arbitrary<readonly [Json, Json]> =>
  fc.tuple(valueOf(field), valueOf(field)).filter(([a, b]) => JSON.stringify(a) !== JSON.stringify(b))

/** What a person may write: everything but the fields that only commands or the server set. */
export const writable = ({ fields }: RecordDefinition): [string, Field][] =>
  Object.entries(fields).filter(([, { merge }]) => merge !== 'command' && merge !== 'server')

/** A body as a person may begin it: any of the writable fields. */
export const draftOf = (definition: RecordDefinition): fc.Arbitrary<JsonObject> =>
  fc.record(Object.fromEntries(writable(definition).map(([name, field]) => [name, valueOf(field)])), {
    requiredKeys: [],
  }) as fc.Arbitrary<JsonObject>

/** A body with every writable field filled, so that it is complete whatever applies. */
export const fullBodyOf = (definition: RecordDefinition): fc.Arbitrary<JsonObject> =>
  fc.record(
    Object.fromEntries(writable(definition).map(([name, field]) => [name, valueOf(field)])),
  ) as fc.Arbitrary<JsonObject>
