import { shallowRef, type ShallowRef } from 'vue'

/** What the browser says it keeps for this app, in bytes; nulls where it does not say. */
export interface StorageAnswer {
  readonly usage: number | null
  readonly quota: number | null
  /** It promised not to clear it of its own accord. */
  readonly persisted: boolean | null
}

/** What it said last: shown until it has answered again, which takes it half a second at times. */
let last: StorageAnswer = { usage: null, quota: null, persisted: null }

/** Asks the browser once; `ask` asks for the promise, too. */
export function useStorageAnswer(): {
  answer: Readonly<ShallowRef<StorageAnswer>>
  ask: () => Promise<void>
} {
  const answer = shallowRef(last)

  async function read(persisted: boolean | null): Promise<void> {
    const estimate = await navigator.storage?.estimate?.()
    last = { usage: estimate?.usage ?? null, quota: estimate?.quota ?? null, persisted }
    answer.value = last
  }
  async function ask(): Promise<void> {
    await read((await navigator.storage?.persist?.()) ?? null)
  }
  void (async () => read((await navigator.storage?.persisted?.()) ?? null))()
  return { answer, ask }
}
