/** Exchanges that go on while other things happen; one that ends with an error no problem explains is a bug. */
export class Going {
  readonly #all = new Set<Promise<unknown>>()
  readonly #onError: (error: unknown) => void

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError
  }

  add(work: Promise<unknown>): void {
    const mine = work.catch(this.#onError).finally(() => this.#all.delete(mine))
    this.#all.add(mine)
  }

  get count(): number {
    return this.#all.size
  }
}
