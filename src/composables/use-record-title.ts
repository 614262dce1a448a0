import { type Label, label } from '#domain/label.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { definitionOf } from '#domain/records/registry.ts'
import { useDevice } from './use-device.ts'
import { useText } from './use-text.ts'

type AnyRecord = Pick<RecordVersion<unknown>, 'type' | 'body'>
type Bag = Readonly<Record<string, unknown>>

const same = (words: string): Label => label(words, words)

/** A short name for any record: `王桂兰`, `石桥路 17 号`, `日常走访`. */
export function useRecordTitle() {
  const { records } = useDevice()
  const { text } = useText()

  function choice(record: AnyRecord, name: string): string {
    const field = definitionOf(record.type)?.fields[name] as
      { options?: Readonly<Record<string, Label>> } | undefined
    const value = (record.body as Bag)[name]
    if (typeof value !== 'string') return ''
    return text(field?.options?.[value] ?? same(value))
  }

  function titleOf(record: AnyRecord): string {
    const body = record.body as Bag
    const definition = definitionOf(record.type)
    const kind = definition ? text(definition.label) : record.type
    if (record.type === 'elderVisit') return records.get('elder', body.elder as string)?.body.name ?? kind
    if (record.type === 'houseInspection')
      return records.get('house', body.house as string)?.body.address ?? kind
    if (record.type === 'matter' && body.brief) return String(body.brief)
    const words = (definition?.title ?? []).map((name) => choice(record, name)).filter(Boolean)
    return words.join(' · ') || kind
  }

  /** The name of a record by its id, whatever its kind; empty when it is not on this device. */
  function titleById(id: string | null | undefined): string {
    const found = id ? records.find(id) : undefined
    return found ? titleOf(found) : ''
  }

  return { titleOf, titleById }
}
