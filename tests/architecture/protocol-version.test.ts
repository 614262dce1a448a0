import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { mutationSchema } from '#domain/sync/mutation.ts'
import { PROTOCOL, SCHEMA } from '#domain/sync/protocol.ts'
import { sessionRequestSchema, syncRequestSchema } from '#domain/sync/request-schemas.ts'

/**
 * What the two sides say to each other, as one hash per version. When this test fails, the wire has changed.
 * A change that an older side misreads needs PROTOCOL + 1 and a new line here; one that it does not (a new
 * optional key) replaces the present line. Bodies of records are SCHEMA's business, with up-casters.
 */
const known: Readonly<Record<string, string>> = {
  'protocol 1, schema 1': 'c3d6e4e8a6dc9a70',
}

/** The shapes that are only types: as written, without comments and spaces. */
function declared(): string[] {
  const source = readFileSync('src/domain/sync/protocol.ts', 'utf8')
  const bare = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')
  return [...bare.matchAll(/export (?:interface|type) (\w+)[\s\S]*?\n(?=export|$)/g)].map(([text]) =>
    text.replace(/\s+/g, ' ').trim(),
  )
}

const schemas = [mutationSchema, syncRequestSchema, sessionRequestSchema].map((schema) =>
  z.toJSONSchema(schema, { unrepresentable: 'any' }),
)

describe('the wire', () => {
  it('does not change without a new version', () => {
    const shape = JSON.stringify([schemas, declared()])
    const hash = createHash('sha256').update(shape).digest('hex').slice(0, 16)
    expect(hash).toBe(known[`protocol ${PROTOCOL}, schema ${SCHEMA}`])
  })

  it('is looked at in every part', () => {
    expect(declared().map((text) => /(?:interface|type) (\w+)/.exec(text)![1])).toEqual(
      expect.arrayContaining([
        'OutcomeMessage',
        'ScopeMessage',
        'PresentRow',
        'GoneRow',
        'SyncResponse',
        'SessionResponse',
        'HealthResponse',
        'EventMessage',
      ]),
    )
    expect(JSON.stringify(schemas)).toContain('lastAckUid')
  })
})
