import { computed, type ComputedRef } from 'vue'
import type { Label } from '#domain/label.ts'
import type { RecordForm } from '#composables/use-record-form.ts'
import { useText } from '#composables/use-text.ts'
import { remarksIn } from './remarks.ts'

export interface ShownRemark {
  /** The field, or the checklist's item. */
  readonly key: string
  readonly item: boolean
  readonly title: string
  readonly remark: string
}

export interface Remarks {
  readonly remarked: ComputedRef<readonly ShownRemark[]>
  /** The log is here to be corrected, with or without a remark on anything. */
  readonly isSentBack: ComputedRef<boolean>
}

/** Why a log came back: the reviewer's remarks with the titles of what they are about. */
export function useRemarks(
  // oxlint-disable-next-line typescript/no-explicit-any
  form: RecordForm<any, any>,
  itemTitle: (id: string) => Label | undefined,
): Remarks {
  const { text } = useText()
  const remarked = computed(() =>
    Object.entries(remarksIn(form.body.value as { readonly remarks?: unknown })).map(([path, remark]) => {
      const key = path.replace(/^answers\./, '')
      const item = itemTitle(key)
      return {
        key,
        item: item !== undefined,
        title: text(item ?? form.definition.fields[key]?.label) || key,
        remark,
      }
    }),
  )
  const isSentBack = computed(
    () =>
      (form.body.value as { readonly status?: unknown }).status === 'returned' || remarked.value.length > 0,
  )
  return { remarked, isSentBack }
}
