import type { Words } from './create-words.ts'
import type { AreaMessages } from './words.ts'

const modules = import.meta.glob<Record<string, AreaMessages>>('./messages/desk.ts')

/** Adds the words of the desk, which no phone downloads. */
export async function loadDeskWords(words: Words): Promise<void> {
  for (const load of Object.values(modules)) {
    const messages = Object.values(await load())[0]
    if (!messages) continue
    words.global.mergeLocaleMessage('zh-CN', { desk: messages.zh })
    words.global.mergeLocaleMessage('en', { desk: messages.en })
  }
}
