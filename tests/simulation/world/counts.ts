/** How often each thing happened; added up over runs. */
export class Counts {
  readonly of: Record<string, number> = {}

  add(what: string, times = 1): void {
    this.of[what] = (this.of[what] ?? 0) + times
  }
}
