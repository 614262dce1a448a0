/** What a page under measure can do; run.ts calls it from outside. All times are milliseconds. */
export interface BenchPage {
  /**
   * From nothing to `expected` records held on disk.
   * `ready`: they can be listed and searched, and were; `whole`: the exchange has ended and is proved.
   */
  firstSync(expected: number): Promise<{ readonly ready: number; readonly whole: number }>
  /** After a cold start of the browser: until `expected` records are at hand. */
  start(expected: number): Promise<number>
  /** Asks for what changed; until `count` changes are here and on disk. */
  pull(count: number): Promise<number>
  /** Makes so many new records without a line to the server. */
  prepare(count: number): Promise<void>
  /** Sends what waits; until the server has acknowledged all and the disk knows. */
  push(): Promise<number>
  /** So many durable saves, one after another. */
  saves(count: number): Promise<number[]>
  /** Ours alone: the same saves, each followed by the same two rows through bare Dexie. */
  saveByTurns(count: number, present: number): Promise<{ readonly ours: number[]; readonly bare: number[] }>
  /** Changes a record each in the way that is named, without a line to the server. */
  edit(how: TwoSided, side: 'A' | 'B', count: number): Promise<void>
  /** One go at bringing this side and the server together. */
  settle(): Promise<void>
  /** Waits until nothing goes on in the background any more, where something does. */
  rest?(): Promise<void>
  /** What became of the edits of both sides, as this device shows it. */
  judge(how: TwoSided, count: number): Promise<Judged>
  /** Lists a building and searches people, each so many times. */
  find(rounds: number): Promise<{ readonly list: readonly number[]; readonly search: readonly number[] }>
}

export type TwoSided = 'fields' | 'items' | 'same'

export interface Judged {
  /** Records that hold what both sides wrote. */
  readonly merged: number
  /** Records that hold one side's value. */
  readonly standing: number
  /** Values that did not stand and are kept and shown with both sides. */
  readonly kept: number
  /** Values that did not stand and are somewhere in the database, and nobody is told. */
  readonly hidden: number
}
