import { computed, type ComputedRef } from 'vue'
import { useDevice } from './use-device.ts'
import { useFromRecords } from './use-records.ts'

/** `nameOf(userId)`: a colleague's name by the assignments at hand; the id when none names them. */
export function usePeople(): ComputedRef<(user: string | null | undefined) => string> {
  const { user } = useDevice()
  const names = useFromRecords(['assignment'], (records) => {
    const byId = new Map<string, string>()
    for (const { body } of records.ofType('assignment')) {
      if (body.person && body.name) byId.set(body.person, body.name)
    }
    return byId.set(user.id, user.name)
  })
  return computed(() => (id) => (id ? (names.value.get(id) ?? id) : ''))
}
