import type { ChoiceField, Options } from '../fields/choice.ts'
import type { Field } from '../fields/field.ts'
import type { ListField } from '../fields/list.ts'
import type { NumberField } from '../fields/number.ts'
import { optionWords } from '../option-words.ts'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import { type Label, label } from '../label.ts'
import { localDate, minutesOfDay } from '../local-date.ts'
import type { DeskWords } from './desk-messages.ts'

const same = (text: string): Label => label(text, text)
const nothing = same('')

const option = (options: Options, value: unknown): Label => optionWords(options, String(value))

const joined = (labels: readonly Label[]): Label =>
  label(labels.map(({ zh }) => zh).join('、'), labels.map(({ en }) => en).join(', '))

const two = (n: number) => String(n).padStart(2, '0')

function clockTime(ms: number): string {
  const minutes = minutesOfDay(ms)
  return `${localDate(ms)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

const items = (value: Json): readonly Json[] => (Array.isArray(value) ? value : [])

function rowWords(columns: ListField['of'], row: Json, names: DeskWords): Label {
  if (!isJsonObject(row)) return nothing
  const cells = Object.entries(columns).flatMap(([name, column]) =>
    row[name] == null || row[name] === '' ? [] : [fieldWords(column, row[name], names)],
  )
  return label(cells.map(({ zh }) => zh).join(' '), cells.map(({ en }) => en).join(' '))
}

type Speaker = (field: Field, value: Json, names: DeskWords) => Label

const speakers: Readonly<Record<string, Speaker>> = {
  choice: (field, value) => option((field as ChoiceField).options, value),
  multiChoice: (field, value) =>
    joined(items(value).map((one) => option((field as ChoiceField).options, one))),
  flag: (_field, value) => (value === true ? label('是', 'Yes') : label('否', 'No')),
  instant: (_field, value) => same(typeof value === 'number' ? clockTime(value) : String(value)),
  number: (field, value) => {
    const { unit } = field as NumberField
    return unit ? label(`${String(value)} ${unit.zh}`, `${String(value)} ${unit.en}`) : same(String(value))
  },
  reference: (_field, value, names) => names[String(value)] ?? label('(另一条记录)', '(another record)'),
  people: (_field, value, names) =>
    joined(items(value).map((one) => names[String(one)] ?? same(String(one)))),
  photos: (_field, value) => label(`照片 ${items(value).length}`, `${items(value).length} photos`),
  place: (_field, value) =>
    isJsonObject(value) ? same(`${Number(value.lat).toFixed(4)}, ${Number(value.lng).toFixed(4)}`) : nothing,
  answers: (_field, value) => {
    const count = Object.keys((value ?? {}) as JsonObject).length
    return label(`${count} 项`, `${count} items`)
  },
  list: (field, value, names) => {
    const rows = items(value).map((row) => rowWords((field as ListField).of, row, names))
    return label(rows.map(({ zh }) => zh).join(';'), rows.map(({ en }) => en).join('; '))
  },
  verbatim: (_field, value) => same(typeof value === 'string' ? value : JSON.stringify(value)),
}

/** A value in words, both languages; an empty text for nothing. */
export function fieldWords(field: Field, value: Json | undefined, names: DeskWords): Label {
  if (value == null || value === '') return nothing
  const speak = speakers[field.kind]
  if (speak && !isStarred(value)) return speak(field, value, names)
  return same(typeof value === 'string' ? value : JSON.stringify(value))
}

/** Masked values are stars whatever the field's kind. */
const isStarred = (value: Json) => typeof value === 'string' && value.includes('*')
