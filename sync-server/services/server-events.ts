/** Something was committed in these scopes; `device` is the one that did it and need not be told. */
export interface Poke {
  readonly scopes: readonly string[]
  readonly device: string | null
}

/** Who wants to hear that something changed. Carries no data: a listener pulls what it may see. */
export interface ServerEvents {
  poke(poke: Poke): void
  /** Returns the way to stop. */
  subscribe(listener: (poke: Poke) => void): () => void
  readonly listeners: number
}

/** Events within one server process. */
export function createEvents(): ServerEvents {
  const all = new Set<(poke: Poke) => void>()
  return {
    poke(poke) {
      if (poke.scopes.length) for (const listener of all) listener(poke)
    },
    subscribe(listener) {
      all.add(listener)
      return () => all.delete(listener)
    },
    get listeners() {
      return all.size
    },
  }
}
