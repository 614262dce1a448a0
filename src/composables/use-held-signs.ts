import type { DeviceRecord } from './use-records.ts'
import { usePhotosHeld } from './use-photos-held.ts'
import { useText } from './use-text.ts'

interface HeldSign {
  readonly tone: 'held'
  readonly words: string
}

/** What a list says beside a record that the server does not have, or not with all its photos. */
export function useHeldSigns(): (
  record: Pick<DeviceRecord<unknown>, 'id' | 'pending'>,
) => readonly HeldSign[] {
  const photosHeld = usePhotosHeld()
  const { t } = useText()
  return ({ id, pending }) => {
    if (pending.length) return [{ tone: 'held', words: t('record.waiting') }]
    const photos = photosHeld.value.get(id)
    if (!photos) return []
    const { delivered, of } = photos
    return [{ tone: 'held', words: t('photos.delivered', { n: delivered, of }) }]
  }
}
