import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor } from '#domain/access/role.ts'
import { canonicalJson, type Json, type JsonObject, sameJson } from '#domain/json.ts'
import { definitionOf } from '#domain/records/registry.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { addToDigest, emptyDigest, rowDigest, sameDigest, takeFromDigest } from '#domain/sync/digest.ts'
import { contentHash } from '#domain/sync/content-hash.ts'
import { fold } from '#domain/sync/fold.ts'
import { merge } from '#domain/sync/merge.ts'
import type { Mutation } from '#domain/sync/mutation.ts'

const household = definitionOf('household')!
const worker: Actor = { user: 'u_li', role: 'worker' }

const texts = fc.constantFrom(null, 'A', 'B', 'C')
const names = ['note', 'room', 'unit', 'head'] as const

const version = (body: JsonObject, state: RecordVersion['state'] = 'live'): RecordVersion => ({
  id: 'r_1',
  type: 'household',
  scope: 'g:07/base',
  rev: 1,
  state,
  body,
  createdBy: 'u_wang',
  createdAt: 1,
  updatedBy: 'u_wang',
  updatedAt: 1,
})

const bodies = fc.record({ note: texts, room: texts, unit: texts, head: texts })
const sets = fc.dictionary(fc.constantFrom(...names), fc.tuple(texts, texts), { noNullPrototype: true })
const mutations = fc.array(
  fc.oneof(
    sets.map((set) => ({ op: 'patch' as const, set })),
    fc.constantFrom('restore', 'fly').map((command) => ({ op: 'command' as const, command, args: {} })),
    bodies.map((body) => ({ op: 'create' as const, scope: 'g:07/base', body })),
    fc.constant({ op: 'delete' as const, seen: 'x' }),
  ),
  { maxLength: 8 },
)

const numbered = (intents: readonly object[]): Mutation[] =>
  intents.map(
    (intent, i) =>
      ({
        uid: `m_${i}`,
        ordinal: i,
        at: i,
        schema: 1,
        type: 'household',
        record: 'r_1',
        ...intent,
      }) as Mutation,
  )

/** A person edits offline: every patch starts from what that person saw after the one before. */
const chains = fc.tuple(bodies, fc.array(fc.tuple(fc.constantFrom(...names), texts), { maxLength: 8 }))

describe('merge', () => {
  it('[M5] lets nothing that was typed disappear: it is in the body or in a review', () => {
    fc.assert(
      fc.property(bodies, fc.constantFrom('live', 'closed', 'deleted'), sets, (body, state, set) => {
        const [mutation] = numbered([{ op: 'patch', set }])
        const { next, review } = merge(household, version(body, state), mutation!, { actor: worker, at: 1 })
        const lost = Object.entries(set).filter(
          ([name, [, typed]]) =>
            ![next!.body[name], review?.mine[name]].some((kept) => sameJson(kept, typed)),
        )
        expect(lost).toEqual([])
      }),
    )
  })

  it('[M5] leaves every other field exactly as it was', () => {
    fc.assert(
      fc.property(bodies, sets, (body, set) => {
        const [mutation] = numbered([{ op: 'patch', set }])
        const { next } = merge(household, version(body), mutation!, { actor: worker, at: 1 })
        expect(names.filter((name) => !(name in set) && !sameJson(next!.body[name], body[name]))).toEqual([])
      }),
    )
  })

  it('[M1] lets an offline chain of one person just work when nobody else wrote', () => {
    fc.assert(
      fc.property(chains, ([body, edits]) => {
        let seen: JsonObject = body
        let server = version(body)
        for (const [name, value] of edits) {
          const set: Record<string, [Json, Json]> = { [name]: [seen[name] ?? null, value] }
          seen = { ...seen, [name]: value }
          const merged = merge(household, server, numbered([{ op: 'patch', set }])[0]!, {
            actor: worker,
            at: 1,
          })
          expect(merged.outcome).not.toBe('conflict')
          server = merged.next!
        }
        expect(sameJson(server.body, seen)).toBe(true)
      }),
    )
  })

  it('[M2] union, max and min end the same in whatever order they come', () => {
    const inspection = definitionOf('houseInspection')!
    const photo = fc.integer({ min: 0, max: 5 }).map((n) => ({ sha256: String(n).repeat(64) }))
    const steps = fc.array(fc.array(photo, { maxLength: 2 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(steps, (photos) => {
        const end = (order: readonly (typeof photos)[number][]) => {
          let record = { ...version({}), type: 'houseInspection', createdBy: 'u_li' }
          for (const some of order) {
            const [mutation] = numbered([
              { op: 'patch', type: 'houseInspection', set: { archivePhotos: [null, some] } },
            ])
            record = merge(inspection, record, mutation!, {
              actor: { user: 'u_li', role: 'inspector' },
              at: 1,
            }).next!
          }
          const kept = (record.body.archivePhotos ?? []) as { sha256: string }[]
          return new Set(kept.map(({ sha256 }) => sha256))
        }
        expect(end(photos)).toEqual(end(photos.toReversed()))
      }),
    )
  })

  it('never throws, and never changes what it was given', () => {
    fc.assert(
      fc.property(bodies, fc.constantFrom('live', 'closed', 'deleted'), mutations, (body, state, intents) => {
        const current = Object.freeze({ ...version(Object.freeze(body), state) })
        for (const mutation of numbered(intents)) {
          const { outcome, review } = merge(household, current, mutation, { actor: worker, at: 1 })
          expect(outcome === 'conflict' || outcome === 'parked').toBe(review !== undefined)
        }
      }),
    )
  })
})

describe('fold', () => {
  it('[D2] shows what merging the pending mutations one by one would give, with the server’s revision', () => {
    fc.assert(
      fc.property(fc.option(bodies), mutations, (body, intents) => {
        const pending = numbered(intents)
        const server = body && version(body)
        let expected = server as RecordVersion | null
        for (const one of pending)
          expected = merge(household, expected, one, { actor: worker, at: one.at }).next
        const folded = fold(household, server, pending, worker)
        const seen = expected && expected.state !== 'deleted' ? { ...expected, rev: server ? 1 : 0 } : null
        expect(folded).toEqual(seen)
      }),
    )
  })

  it('[D2] shows the server’s version itself when nothing is pending', () => {
    const server = version({ note: 'A' })
    expect(fold(household, server, [], worker)).toEqual(server)
    expect(fold(household, null, [], worker)).toBeNull()
    expect(fold(household, version({}, 'deleted'), [], worker)).toBeNull()
  })
})

describe('content hash and digest', () => {
  it('does not depend on the order of keys, or on whether an empty field is null or absent', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const sparse = Object.fromEntries(
          Object.entries(body)
            .reverse()
            .filter(([, value]) => value !== null),
        )
        expect(contentHash(version(sparse))).toBe(contentHash(version(body)))
      }),
    )
  })

  it('differs for different contents', () => {
    const hashes = new Map<string, string>()
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ maxLength: 3 }), fc.string({ maxLength: 6 }), { noNullPrototype: true }),
        (body) => {
          const hash = contentHash(version(body))
          const content = canonicalJson(body)
          expect(hashes.get(hash) ?? content).toBe(content)
          hashes.set(hash, content)
        },
      ),
      { numRuns: 2000 },
    )
    expect(contentHash(version({}))).not.toBe(contentHash(version({}, 'closed')))
  })

  it('[D7] the sum of rows does not depend on their order, and what went in comes out', () => {
    const rows = fc.uniqueArray(fc.record({ id: fc.string(), rev: fc.nat(), contentHash: fc.string() }), {
      selector: ({ id }) => id,
    })
    fc.assert(
      fc.property(rows, (all) => {
        const sum = (some: typeof all) => some.map(rowDigest).reduce(addToDigest, emptyDigest)
        expect(sum(all)).toEqual(sum(all.toReversed()))
        expect(sameDigest(all.map(rowDigest).reduce(takeFromDigest, sum(all)), emptyDigest)).toBe(true)
        expect(all.length === 0 || !sameDigest(sum(all), sum(all.slice(1)))).toBe(true)
      }),
    )
  })

  it('[D7] one bit more or less in one row is seen', () => {
    const row = { id: 'r_1', rev: 1, contentHash: '00000000ffffffff' }
    for (const other of [
      { ...row, rev: 2 },
      { ...row, id: 'r_2' },
      { ...row, contentHash: '00000000fffffffe' },
    ]) {
      expect(rowDigest(other)).not.toEqual(rowDigest(row))
    }
  })
})
