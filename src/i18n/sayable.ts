import type { MessageContext, MessageFunction } from 'vue-i18n'
import type { Messages } from './words.ts'

/** The same messages as the library calls them. */
export interface Sayable {
  readonly [key: string]: MessageFunction | Sayable
}

function saying(words: string): MessageFunction {
  // Read when it is first said: a screen says few of a thousand.
  let parts: readonly string[] | undefined
  return (said: MessageContext) => {
    parts ??= words.split(/\{(\w+)\}/)
    // Words stand at even places, names at odd ones.
    return parts.map((part, n) => (n % 2 ? String(said.named(part) ?? '') : part)).join('')
  }
}

/**
 * Messages as functions, which the library takes as they are. Ours hold words and names in braces (`{n} 户`) and nothing
 * else, a test keeps them so; the library's compiler reads a whole grammar, and a slow phone feels that at every first
 * screen.
 */
export const sayable = (messages: Messages): Sayable =>
  Object.fromEntries(
    Object.entries(messages).map(([key, words]) => [
      key,
      typeof words === 'string' ? saying(words) : sayable(words),
    ]),
  )
