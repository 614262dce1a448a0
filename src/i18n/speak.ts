import type { Language, Words } from './create-words.ts'
import { sayable } from './sayable.ts'

/**
 * The interface speaks a language from now on; what it lacks is fetched first (by then the service worker has it,
 * too). Rejects when it cannot be had; the language then stays what it was.
 */
export async function speak({ global }: Words, language: Language): Promise<void> {
  if (language === 'en') global.mergeLocaleMessage('en', sayable((await import('./english.ts')).english))
  global.locale.value = language
}
