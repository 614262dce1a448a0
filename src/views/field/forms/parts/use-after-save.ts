import { useRouter } from 'vue-router'
import type { RecordType } from '#domain/records/registry.ts'
import { useNotices } from '#stores/notices.ts'
import { useText } from '#composables/use-text.ts'

/** Once a record is durable: says so and shows it, so that the way back does not open the form again. */
export function useAfterSave(): (type: RecordType, id: string) => Promise<void> {
  const router = useRouter()
  const { say } = useNotices()
  const { t } = useText()
  return async (type, id) => {
    say(t('forms.saved'), 'green')
    await router.replace({ name: 'record', params: { type, id } })
  }
}
