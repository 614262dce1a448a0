import { shallowRef, type ShallowRef } from 'vue'

/** What the browser says it keeps for this app, in bytes; nulls where it does not say. */
export interface StorageAnswer {
  readonly usage: number | null
  readonly quota: number | null
  /** It promised not to clear it of its own accord. */
  readonly persisted: boolean | null
}

/** Asks the browser once; `ask` asks for the promise, too. */
export function useStorageAnswer(): {
  answer: Readonly<ShallowRef<StorageAnswer>>
  ask: () => Promise<void>
} {
  const answer = shallowRef<StorageAnswer>({ usage: null, quota: null, persisted: null })

  async function read(persisted: boolean | null): Promise<void> {
    const estimate = await navigator.storage?.estimate?.()
    answer.value = { usage: estimate?.usage ?? null, quota: estimate?.quota ?? null, persisted }
  }
  async function ask(): Promise<void> {
    await read((await navigator.storage?.persist?.()) ?? null)
  }
  void (async () => read((await navigator.storage?.persisted?.()) ?? null))()
  return { answer, ask }
}
