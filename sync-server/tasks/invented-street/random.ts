/** A stream of chance that depends on its seed alone, so that an invented street can be invented again. */
export interface Random {
  /** 0 ≤ x < 1. */
  readonly next: () => number
  /** A whole number between both ends, both included. */
  readonly int: (from: number, to: number) => number
  readonly chance: (probability: number) => boolean
  /** One of a list that is not empty. */
  readonly pick: <T>(list: readonly T[]) => T
  readonly shuffled: <T>(list: readonly T[]) => T[]
  readonly bytes: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array
  /** A stream of its own: what one room draws changes nothing in another. */
  readonly fork: (name: string) => Random
}

function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/** A small generator with 32 bits of state (mulberry32); good enough to invent with, not to keep secrets. */
export function randomFrom(seed: number | string): Random {
  let state = hash(String(seed))
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('Nothing to pick from')
      return list[int(0, list.length - 1)]!
    },
    shuffled: (list) => {
      const mixed = [...list]
      for (let i = mixed.length - 1; i > 0; i--) {
        const j = int(0, i)
        ;[mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!]
      }
      return mixed
    },
    bytes: (bytes) => {
      for (let i = 0; i < bytes.length; i++) bytes[i] = int(0, 255)
      return bytes
    },
    fork: (name) => randomFrom(`${seed}/${name}`),
  }
}

/** `[['a', 2], ['b', 1]]` → a, a, b. */
export const spread = <T>(counts: readonly (readonly [T, number])[]): T[] =>
  counts.flatMap(([value, count]) => Array.from({ length: count }, () => value))

/** Puts an ordered list beside an order of its own with some disorder: old houses are mostly low, not always. */
export const loosely = <T>(random: Random, ordered: readonly T[], disorder: number): T[] =>
  ordered
    .map((value, i) => ({ value, at: i / ordered.length + (random.next() - 0.5) * disorder }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)
