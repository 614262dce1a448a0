/** Messages of one area of the interface, in both languages with the same keys. */
export interface AreaMessages {
  readonly zh: Messages
  readonly en: Messages
}

export interface Messages {
  readonly [key: string]: string | Messages
}
