import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { localDate } from '#domain/local-date.ts'
import { phaseAfter } from '#sync/status.ts'
import { useBrowser } from './use-browser.ts'
import { useDates } from './use-dates.ts'
import { useLongAway } from './use-long-away.ts'
import { useNow } from './use-now.ts'
import { usePhotoLine } from './use-photo-line.ts'
import { useSyncStatus } from './use-sync-status.ts'

/** The one line that tells where the records are. */
export interface Truth {
  readonly tone: 'green' | 'wait' | 'red' | 'plain'
  readonly sign: string
  readonly words: string
  /** The sign-in has expired: the line asks for it. */
  readonly asksSignIn: boolean
}

/** Reads the sync status in one honest line: delivered only when nothing is held back and the last round was whole. */
export function useTruth(): ComputedRef<Truth | null> {
  const status = useSyncStatus()
  const photos = usePhotoLine()
  const now = useNow()
  const longAway = useLongAway()
  const browser = useBrowser()
  const { t } = useI18n()
  const { ago, clock, when } = useDates()

  /** What the browser around the app puts at risk, in as few words as there are. */
  const risk = computed(() => {
    const [worst] = browser.risks.value
    const { host } = browser.facts.value
    return worst ? t(`browser.short.${worst}`, { app: host ? t(`browser.apps.${host}`) : '' }) : ''
  })
  const truth = computed((): Truth | null => {
    const state = status.value
    if (!state) return null
    const { problem, unsentRecords, unsent, oldestUnsentAt, lastCompleteAt } = state
    // While it is tried again the last try stands: a line that turns green at every try would say what is not known yet.
    const phase = state.phase === 'syncing' && problem ? phaseAfter(problem) : state.phase
    const held = Math.max(unsentRecords, unsent > 0 ? 1 : 0)
    const asksSignIn = phase === 'signInNeeded'
    if (held > 0) {
      const since = oldestUnsentAt === null ? '' : ago(oldestUnsentAt, now.value)
      // 最早 刚刚 would be nonsense.
      const isNew = oldestUnsentAt !== null && now.value - oldestUnsentAt < 60_000
      const oldest = since && held > 1 && !isNew ? t('truth.oldest', { ago: since }) : since
      const pictures = photos.value?.waiting ? t('photos.heldShort', { n: photos.value.waiting }) : ''
      const also = asksSignIn ? t('truth.signIn') : phase === 'stopped' ? t('truth.stopped') : ''
      return {
        tone: phase === 'stopped' ? 'red' : 'wait',
        sign: '⬆',
        words: [t('truth.held', { n: held }), oldest, pictures, also].filter(Boolean).join(' · '),
        asksSignIn,
      }
    }
    if (longAway.value !== null) {
      return { tone: 'wait', sign: '!', words: t('truth.longAway', { n: longAway.value }), asksSignIn }
    }
    if (asksSignIn) return { tone: 'wait', sign: '!', words: t('truth.signInNeeded'), asksSignIn }
    if (phase === 'stopped') return { tone: 'red', sign: '!', words: t('truth.stopped'), asksSignIn }
    if (lastCompleteAt === null) {
      return {
        tone: 'plain',
        sign: '…',
        words: t(phase === 'offline' ? 'truth.neverOffline' : 'truth.first'),
        asksSignIn,
      }
    }
    // The records have arrived; the phone may still not be handed in.
    if (photos.value?.waiting) {
      const words = t('truth.photosHeld', { n: photos.value.waiting })
      return { tone: 'wait', sign: '⬆', words, asksSignIn }
    }
    const sameDay = localDate(lastCompleteAt) === localDate(now.value)
    const at = sameDay ? clock(lastCompleteAt) : when(lastCompleteAt, now.value)
    const offline = phase === 'offline' || phase === 'failed'
    return {
      tone: offline ? 'plain' : 'green',
      sign: offline ? '○' : '✓',
      words: t(offline ? 'truth.offline' : 'truth.delivered', { at }),
      asksSignIn,
    }
  })

  return computed(() => {
    const line = truth.value
    return line && risk.value ? { ...line, words: `${line.words} · ${risk.value}` } : line
  })
}
