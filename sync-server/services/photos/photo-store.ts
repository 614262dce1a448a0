/**
 * Where the bytes of photos are, by name: letters, digits, `.`, `-` and at most one `/`. None is larger than a photo
 * may be, so each is read and written as a whole. Every kind guarantees, and `tests/contract/photo-store-contract.ts`
 * checks:
 * - When `put` or `append` resolves, the bytes survive a power cut.
 * - `put` is all or nothing, also for a reader at the same moment and for a process that is killed in it.
 * - `append` goes on at the end and nowhere else. A killed one may leave more than was acknowledged; whoever puts
 *   parts together must check the whole.
 * - What is read is what was written. Nothing under a name is null, not an error; removing nothing is well.
 */
export interface PhotoStore {
  /** Bytes under a name; null when there is nothing. */
  size(name: string): Promise<number | null>
  read(name: string): Promise<Uint8Array | null>
  put(name: string, bytes: Uint8Array): Promise<void>
  /** False, and nothing is changed, when `offset` is not the end of what is there (0: nothing is). */
  append(name: string, offset: number, bytes: Uint8Array): Promise<boolean>
  remove(name: string): Promise<void>
  /** Removes unfinished uploads and writes that nothing has happened to since then; says how many. */
  removeUnfinished(before: number): Promise<number>
}
