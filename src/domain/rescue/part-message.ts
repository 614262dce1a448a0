import { join, numberBytes } from './bytes.ts'
import type { Prelude } from './prelude.ts'
import type { Bytes } from './subtle.ts'

/** One part as it travels: the capsule's prelude, the part's index, the sealed bytes. */
export const partMessage = (prelude: Prelude, index: number, sealed: Uint8Array): Bytes =>
  join(prelude.bytes, numberBytes(index), sealed)
