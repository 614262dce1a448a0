/** Where a link leads, by the route's name, as the router takes it. */
export interface To {
  readonly name: string
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | string[]>>
}
