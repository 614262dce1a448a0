import { useI18n } from 'vue-i18n'
import type { Label } from '#domain/label.ts'

/** `text(label)` gives a domain label in the language on screen; `t(key)` a message of the interface. */
export function useText() {
  const { t, locale } = useI18n()
  const text = (label: Label | null | undefined): string =>
    label ? (locale.value.startsWith('zh') ? label.zh : label.en) : ''
  return { t, text, locale }
}
