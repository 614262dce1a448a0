import { defineStore } from 'pinia'
import { ref, watch } from 'vue'

export type Theme = 'auto' | 'light' | 'dark'
export type TextSize = 'normal' | 'senior'
export type Language = 'zh-CN' | 'en'

interface Preferences {
  theme: Theme
  size: TextSize
  language: Language
}

const key = 'gridwalk.preferences'
const defaults: Preferences = { theme: 'auto', size: 'normal', language: 'zh-CN' }

function read(): Preferences {
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Preferences>) }
  } catch {
    // Storage refused or text damaged: preferences are not worth stopping for.
    return { ...defaults }
  }
}

/** How this phone likes to be read; kept on the phone, not part of any record. */
export const usePreferences = defineStore('preferences', () => {
  const kept = read()
  const theme = ref(kept.theme)
  const size = ref(kept.size)
  const language = ref(kept.language)

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
  watch([theme, size, language], () => {
    const all: Preferences = {
      theme: theme.value,
      size: size.value,
      language: language.value,
    }
    try {
      localStorage.setItem(key, JSON.stringify(all))
    } catch {
      // As above: the choice holds until the app is closed.
    }
  })

  return { theme, size, language }
})
