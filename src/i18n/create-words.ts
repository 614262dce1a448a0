import { createI18n } from 'vue-i18n'
import type { AreaMessages } from './words.ts'

export type Language = 'zh-CN' | 'en'

// Every area that a phone shows; the desk's words come with the desk.
const modules = import.meta.glob<Record<string, AreaMessages>>(['./messages/*.ts', '!./messages/desk.ts'], {
  eager: true,
})

const areaOf = (path: string) => /([^/]+)\.ts$/.exec(path)![1]!

function collect(side: 'zh' | 'en') {
  const all = Object.entries(modules).map(([path, module]) => [areaOf(path), Object.values(module)[0]![side]])
  return Object.fromEntries(all) as Record<string, AreaMessages['zh']>
}

/** The interface's words: `t('today.title')` finds `title` in `messages/today.ts`. */
export const createWords = (language: Language = 'zh-CN') =>
  createI18n({
    legacy: false,
    locale: language,
    fallbackLocale: 'zh-CN',
    messages: { 'zh-CN': collect('zh'), en: collect('en') },
  })

export type Words = ReturnType<typeof createWords>
