import type { AreaMessages, Messages } from '#i18n/words.ts'

const modules = import.meta.glob<Record<string, AreaMessages>>('../../src/i18n/messages/*.ts', {
  eager: true,
})

/** Every module of messages, by the name that `t('area.key')` begins with. */
export const messageAreas: readonly { readonly area: string; readonly messages: AreaMessages }[] =
  Object.entries(modules).map(([path, module]) => ({
    area: /([^/]+)\.ts$/.exec(path)![1]!,
    messages: Object.values(module)[0]!,
  }))

/** `a.b.c` → its words, for every message of a tree. */
export function flat(messages: Messages, before = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string' ? [[before + key, value] as const] : [...flat(value, `${before}${key}.`)],
    ),
  )
}
