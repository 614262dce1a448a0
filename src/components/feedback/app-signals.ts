import { defineComponent } from 'vue'
import { useAutoLock } from '#composables/use-auto-lock.ts'
import { useBadge } from '#composables/use-badge.ts'
import { useSaveSignals } from '#composables/use-save-signals.ts'

/** What the phone itself tells while the app is open: the number at the icon, the buzz, the spoken word. Shows nothing. */
export const AppSignals = defineComponent({
  name: 'AppSignals',
  setup() {
    useAutoLock()
    useBadge()
    useSaveSignals()
    return () => null
  },
})
