import { defineStore } from 'pinia'
import { ref, watch } from 'vue'

/** `sun`: black on white and thick edges, for outdoors (DOMAIN 8.5). */
export type Theme = 'auto' | 'light' | 'dark' | 'sun'
export type TextSize = 'normal' | 'senior'
export type Language = 'zh-CN' | 'en'
export type TodayOrder = 'urgency' | 'way'

interface Preferences {
  theme: Theme
  size: TextSize
  language: Language
  /** A short buzz when something was saved or delivered. */
  buzz: boolean
  /** The same said aloud. */
  spoken: boolean
  /** The three cards of the beginning were seen or skipped. */
  tourSeen: boolean
  /** How the list of today stands. */
  todayOrder: TodayOrder
}

const key = 'gridwalk.preferences'
const defaults: Preferences = {
  theme: 'auto',
  size: 'normal',
  language: 'zh-CN',
  buzz: true,
  spoken: false,
  tourSeen: false,
  todayOrder: 'urgency',
}

function read(): Preferences {
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Preferences>) }
  } catch {
    // Storage refused or text damaged: preferences are not worth stopping for.
    return { ...defaults }
  }
}

/** How this phone likes to be read and to answer; kept on the phone, not part of any record. */
export const usePreferences = defineStore('preferences', () => {
  const kept = read()
  const theme = ref(kept.theme)
  const size = ref(kept.size)
  const language = ref(kept.language)
  const buzz = ref(kept.buzz)
  const spoken = ref(kept.spoken)
  const tourSeen = ref(kept.tourSeen)
  const todayOrder = ref(kept.todayOrder)

  watch(
    [theme, size, language],
    () => {
      const page = document.documentElement
      if (theme.value === 'auto') delete page.dataset.theme
      else page.dataset.theme = theme.value
      page.dataset.size = size.value
      page.lang = language.value
    },
    { immediate: true },
  )
  watch([theme, size, language, buzz, spoken, tourSeen, todayOrder], () => {
    const all: Preferences = {
      theme: theme.value,
      size: size.value,
      language: language.value,
      buzz: buzz.value,
      spoken: spoken.value,
      tourSeen: tourSeen.value,
      todayOrder: todayOrder.value,
    }
    try {
      localStorage.setItem(key, JSON.stringify(all))
    } catch {
      // As above: the choice holds until the app is closed.
    }
  })

  return { theme, size, language, buzz, spoken, tourSeen, todayOrder }
})
