/** Messages of one area of the interface in one language; both languages have the same keys. */
export interface Messages {
  readonly [key: string]: string | Messages
}

/** A file of messages: it exports those of the area that it is named for. */
export type AreaModule = Readonly<Record<string, Messages>>

const areaOf = (path: string) => /([^/]+)\.ts$/.exec(path)![1]!

/** `t('today.title')` finds `title` in the file `today.ts`. */
export const byArea = (modules: Readonly<Record<string, AreaModule>>): Record<string, Messages> =>
  Object.fromEntries(
    Object.entries(modules).map(([path, module]) => [areaOf(path), Object.values(module)[0]!]),
  )
