import { byArea, type AreaModule, type Messages } from '#i18n/words.ts'

const zh = byArea(import.meta.glob<AreaModule>('../../src/i18n/messages/zh-CN/*.ts', { eager: true }))
const en = byArea(import.meta.glob<AreaModule>('../../src/i18n/messages/en/*.ts', { eager: true }))

/** Every area of messages in both languages, by the name that `t('area.key')` begins with. */
export const messageAreas: readonly {
  readonly area: string
  readonly messages: { readonly zh: Messages; readonly en: Messages }
}[] = [...new Set([...Object.keys(zh), ...Object.keys(en)])].map((area) => ({
  area,
  messages: { zh: zh[area] ?? {}, en: en[area] ?? {} },
}))

/** `a.b.c` → its words, for every message of a tree. */
export function flat(messages: Messages, before = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string' ? [[before + key, value] as const] : [...flat(value, `${before}${key}.`)],
    ),
  )
}
