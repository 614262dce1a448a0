import type { Words } from './create-words.ts'
import { sayable } from './sayable.ts'

/** Adds the words of the desk, which no phone downloads. */
export async function loadDeskWords({ global }: Words): Promise<void> {
  const [zh, en] = await Promise.all([
    Promise.all([import('./messages/zh-CN/desk.ts'), import('./messages/zh-CN/organisation.ts')]),
    Promise.all([import('./messages/en/desk.ts'), import('./messages/en/organisation.ts')]),
  ])
  for (const words of zh) global.mergeLocaleMessage('zh-CN', sayable(words))
  for (const words of en) global.mergeLocaleMessage('en', sayable(words))
}
