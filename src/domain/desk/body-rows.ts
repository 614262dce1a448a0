import { type JsonObject, sameJson } from '../json.ts'
import type { RecordDefinition } from '../record/define-record.ts'
import type { CompareRow } from './compare-row.ts'
import type { DeskWords } from './desk-messages.ts'
import { fieldWords } from './field-words.ts'

const apart = new Set(['answers', 'facts', 'remarks', 'steps'])

/** The filled fields of a record in the order of its form, then the rest; checklists are shown apart. */
export function bodyRows(
  definition: RecordDefinition,
  now: JsonObject,
  before: JsonObject | null,
  words: DeskWords,
): CompareRow[] {
  const inForm = definition.form.flatMap(({ title, fields }) =>
    fields.map((name) => ({ name, group: title })),
  )
  const seen = new Set<string>(inForm.map(({ name }) => name))
  const rest = Object.keys(definition.fields)
    .filter((name) => !seen.has(name))
    .map((name) => ({ name, group: definition.label }))
  return [...inForm, ...rest].flatMap(({ name, group }): CompareRow[] => {
    const field = definition.fields[name]
    if (!field || apart.has(name) || (now[name] == null && before?.[name] == null)) return []
    const photos =
      field.kind === 'photos' ? (now[name] as unknown as { sha256: string }[] | undefined) : undefined
    return [
      {
        path: name,
        group,
        label: field.label,
        before: before ? fieldWords(field, before[name], words) : null,
        now: fieldWords(field, now[name], words),
        changed: before !== null && !sameJson(now[name], before[name]),
        tone: null,
        meaning: null,
        quick: false,
        note: null,
        photos: (photos ?? []).map(({ sha256 }) => sha256),
      },
    ]
  })
}
