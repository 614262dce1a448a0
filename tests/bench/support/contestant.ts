import type { Cookie } from './browser-profile.ts'

/** A server that holds so many records, with the page that measures. */
export interface Served {
  readonly url: string
  readonly cookies: readonly Cookie[]
  readonly pid: number
  /** So many records change at the server, as when colleagues have worked. */
  change(count: number): Promise<void>
  stop(): Promise<void>
}

/** One server and two devices of it. */
export interface Pair {
  readonly sides: readonly { readonly url: string; readonly cookies: readonly Cookie[] }[]
  stop(): Promise<void>
}

export interface Contestant {
  readonly name: string
  /** Somebody else's library, and neither ours nor the limit. */
  readonly isPeer: boolean
  /** The page's script, and how its server is made. Called once before anything is measured. */
  prepare(sizes: readonly number[]): Promise<void>
  serve(size: number): Promise<Served>
  /** Two people's devices, or two of one person, on a server that holds the records that two sides change. */
  pair?(of: 'people' | 'devices'): Promise<Pair>
  /** The folder of its page, when it can list and search in memory. */
  readonly finds?: string
}
