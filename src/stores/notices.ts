import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { ProblemCode } from '#domain/problem.ts'

export interface Saying {
  readonly id: number
  /** Words, or a problem whose words are the catalogue's. */
  readonly words: string | { readonly problem: ProblemCode }
  readonly tone: 'plain' | 'green' | 'red'
}

const shownMs = 6000

/** Short sayings that come and go, and the crash that stays until the app is opened again. */
export const useNotices = defineStore('notices', () => {
  const sayings = ref<Saying[]>([])
  const crash = shallowRef<unknown>(null)
  let lastId = 0

  function dismiss(id: number): void {
    sayings.value = sayings.value.filter((one) => one.id !== id)
  }

  function say(words: Saying['words'], tone: Saying['tone'] = 'plain'): void {
    const id = ++lastId
    sayings.value = [...sayings.value.slice(-1), { id, words, tone }]
    // A warning waits for the reader; good news does not.
    if (tone !== 'red') setTimeout(() => dismiss(id), shownMs)
  }

  return { sayings, crash, say, dismiss }
})
