import type { Words } from './create-words.ts'

/** Adds the words of the desk, which no phone downloads. */
export async function loadDeskWords({ global }: Words): Promise<void> {
  const [zh, en] = await Promise.all([import('./messages/zh-CN/desk.ts'), import('./messages/en/desk.ts')])
  global.mergeLocaleMessage('zh-CN', zh)
  global.mergeLocaleMessage('en', en)
}
