import { createI18n } from 'vue-i18n'
import { chinese } from './chinese.ts'
import { type Sayable, sayable } from './sayable.ts'

export type Language = 'zh-CN' | 'en'

/** The interface's words, in Chinese: `speak` adds another language. */
export const createWords = () =>
  createI18n({
    legacy: false,
    locale: 'zh-CN' as Language,
    fallbackLocale: 'zh-CN',
    messages: { 'zh-CN': sayable(chinese), en: {} as Sayable },
  })

export type Words = ReturnType<typeof createWords>
