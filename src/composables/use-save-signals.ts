import { watch } from 'vue'
import { usePreferences } from '#stores/preferences.ts'
import { saveSignal } from './save-signal.ts'
import { useDeviceRef } from './use-device.ts'
import { usePhotoLine } from './use-photo-line.ts'
import { useSpeech } from './use-speech.ts'
import { useSyncStatus } from './use-sync-status.ts'
import { useText } from './use-text.ts'

/** One short for saved, two for delivered: told apart in a pocket. Milliseconds. */
const buzzes = { saved: [35], delivered: [35, 80, 35] } as const

/** At the root: a buzz and, for whoever asked for it, a word when something was saved or has arrived. */
export function useSaveSignals(): void {
  const device = useDeviceRef()
  const status = useSyncStatus()
  const photos = usePhotoLine()
  const preferences = usePreferences()
  const { say } = useSpeech()
  const { t } = useText()

  watch([device, status] as const, ([here, now], [hereBefore, before]) => {
    const signal = here === hereBefore ? saveSignal(before ?? null, now) : null
    if (!signal || document.visibilityState !== 'visible') return
    // Without a touch before it a browser may refuse, and says so in its answer only.
    if (preferences.buzz) navigator.vibrate?.([...buzzes[signal]])
    if (!preferences.spoken) return
    const waiting = signal === 'delivered' ? (photos.value?.waiting ?? 0) : 0
    say([waiting ? t('comfort.said.photosLeft', { n: waiting }) : t(`comfort.said.${signal}`)])
  })
}
