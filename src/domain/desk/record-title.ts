import { maskName } from '../access/masking.ts'
import type { Field } from '../fields/field.ts'
import type { JsonObject } from '../json.ts'
import { type Label, label } from '../label.ts'
import type { RecordDefinition } from '../record/define-record.ts'
import { fieldWords } from './field-words.ts'

/**
 * The words that name one record on screen.
 * @param mask names keep their first character, as in lists (DOMAIN 8.2)
 */
export function recordTitle(definition: RecordDefinition, body: JsonObject, mask: boolean): Label {
  const parts = definition.title.flatMap((name) => {
    const field = definition.fields[name] as Field
    const words = body[name] == null ? null : fieldWords(field, body[name], {})
    if (!words || (!words.zh && !words.en)) return []
    return [mask && field.sensitive ? label(maskName(words.zh), maskName(words.en)) : shortened(words)]
  })
  if (parts.length === 0) return definition.label
  return label(parts.map(({ zh }) => zh).join(' · '), parts.map(({ en }) => en).join(' · '))
}

const shortened = ({ zh, en }: Label): Label => label(cut(zh), cut(en))
const cut = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text)
