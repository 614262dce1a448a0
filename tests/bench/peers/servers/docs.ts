import { readFileSync } from 'node:fs'

export interface Doc {
  readonly id: string
  readonly type: string
  readonly scope: string
  readonly body: Readonly<Record<string, unknown>>
}

/** The records that every contestant starts with. */
export const readDocs = (file: string): readonly Doc[] =>
  (JSON.parse(readFileSync(file, 'utf8')) as Doc[]).map((doc) => ({ ...doc, rev: 1, state: 'live' }))

export const homesIn = (docs: readonly Doc[]): readonly Doc[] =>
  docs.filter(({ type }) => type === 'household')

/** What a colleague writes into a home. */
export const changed = (doc: Doc): Doc => ({ ...doc, body: { ...doc.body, note: '下次先打电话。' } })
