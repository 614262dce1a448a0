import { Problem } from '#domain/problem.ts'

/** The transaction must begin anew and wait for these scopes first (C1). Never leaves the store. */
export class NeedsScopes extends Problem {
  readonly scopes: readonly string[]

  constructor(scopes: readonly string[]) {
    super('serverBusy')
    this.scopes = scopes
  }
}
