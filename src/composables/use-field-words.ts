import { isJsonObject } from '#domain/json.ts'
import type { Label } from '#domain/label.ts'
import { isRealDate } from '#domain/local-date.ts'
import { masked } from '#domain/access/masking.ts'
import type { Field } from '#domain/fields/field.ts'
import { useDates } from './use-dates.ts'
import { useDevice } from './use-device.ts'
import { usePeople } from './use-people.ts'
import { useRecordTitle } from './use-record-title.ts'
import { useText } from './use-text.ts'

type Options = Readonly<Record<string, Label>>

/** Values of fields in words; `—` for nothing. Answers of checklists are shown by their own component. */
export function useFieldWords() {
  const { t, text, listed } = useText()
  const device = useDevice()
  const dates = useDates()
  const nameOf = usePeople()
  const { titleById } = useRecordTitle()

  const option = (field: Field, value: unknown): string =>
    text(
      (field as { options?: Options }).options?.[String(value)] ?? { zh: String(value), en: String(value) },
    )

  const columnsOf = (field: Field) =>
    Object.entries((field as unknown as { of?: Readonly<Record<string, Field>> }).of ?? {})

  /** One line per row, its cells by their own masking rules. */
  function list(field: Field, value: readonly unknown[], revealed: boolean): string {
    const columns = columnsOf(field)
    return value
      .filter(isJsonObject)
      .map((row) =>
        columns
          .filter(([name]) => row[name] != null)
          .map(([name, column]) =>
            revealed ? plain(column, row[name]) : masked(column, plain(column, row[name])),
          )
          .join(' '),
      )
      .join('\n')
  }

  function plain(field: Field, value: unknown): string {
    if (value == null || value === '') return ''
    switch (field.kind) {
      case 'choice':
        return option(field, value)
      case 'multiChoice':
        return listed((value as readonly unknown[]).map((one) => option(field, one)))
      case 'flag':
        return t(value === true ? 'app.yes' : 'app.no')
      case 'date':
        return isRealDate(String(value)) ? dates.day(String(value), '') : String(value)
      case 'instant':
        return dates.when(Number(value), device.now())
      case 'number': {
        const unit = (field as { unit?: Label }).unit
        return unit ? `${String(value)} ${text(unit)}` : String(value)
      }
      case 'people':
        return listed((value as readonly string[]).map((one) => nameOf.value(one)))
      case 'reference':
        return titleById(value as string) || t('record.notHere')
      case 'place': {
        const { lat, lng } = value as { lat: number; lng: number }
        return `${lat.toFixed(4)}, ${lng.toFixed(4)}`
      }
      case 'photos':
        return t('record.photos', { n: (value as readonly unknown[]).length })
      case 'list':
        return list(field, value as readonly unknown[], true)
      case 'answers':
        return t('record.answers', { n: Object.keys(value).length })
      case 'verbatim':
        return typeof value === 'string' ? value : JSON.stringify(value)
      default:
        return String(value)
    }
  }

  /** In words, or `—`; sensitive values by the masking rules unless `revealed`. */
  function words(field: Field, value: unknown, revealed = true): string {
    if (field.kind === 'list' && Array.isArray(value)) return list(field, value, revealed) || '—'
    const shown = plain(field, value)
    if (shown === '') return '—'
    return revealed ? shown : masked(field, shown)
  }

  /** What the law calls sensitive, and numbers: masked until somebody asks to see it. */
  const hides = (field: Field): boolean =>
    field.sensitive === 'SS' ||
    field.kind === 'phone' ||
    field.kind === 'idNumber' ||
    columnsOf(field).some(([, column]) => hides(column))

  return { words, hides }
}
