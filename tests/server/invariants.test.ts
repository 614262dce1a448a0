import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addToDigest, emptyDigest, rowDigest } from '#domain/sync/digest.ts'
import { contentHash } from '#domain/sync/content-hash.ts'
import { PROTOCOL, SCHEMA } from '#domain/sync/protocol.ts'
import type { ServerContext } from '#server/services/server-context.ts'
import { createEvents } from '#server/services/server-events.ts'
import { exchange } from '#server/services/sync/exchange.ts'
import type { UserRole } from '#server/storage/stored.ts'
import { openSqliteStore } from '#server/storage/sqlite/sqlite-store.ts'

const scopes = ['g:07/base', 'g:09/base', 'common']
const people: Record<string, [UserRole, string[]]> = {
  u_li: ['worker', ['g:07/base']],
  u_wang: ['worker', ['g:07/base', 'g:09/base']],
  u_zhang: ['supervisor', ['g:07/base', 'g:09/base', 'holding']],
}
const quiet = { debug() {}, info() {}, warn() {}, error() {} }

const record = fc.constantFrom('r_1', 'r_2', 'r_3', 'r_4')
const type = fc.constantFrom('household', 'household', 'household', 'visit', 'dragon')
const text = fc.constantFrom(null, 'A', 'B', 'C')
const intent = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant('create'),
      scope: fc.constantFrom(...scopes),
      body: fc.record({ code: text, note: text }, { requiredKeys: [] }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      op: fc.constant('patch'),
      set: fc.dictionary(fc.constantFrom('note', 'code', 'status', 'horns'), fc.tuple(text, text), {
        noNullPrototype: true,
      }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('delete'), seen: fc.constantFrom('now', 'wrong') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant('move'),
      from: fc.constantFrom('here', 'here', ...scopes),
      to: fc.constantFrom(...scopes),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant('command'),
      command: fc.constantFrom('restore', 'submit', 'void'),
      args: fc.constant({ reason: 'x' }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant('resolve'),
      choice: fc.constantFrom('mine', 'theirs', 'value'),
      fresh: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      op: fc.constant('nonsense'),
      n: fc.anything({ maxDepth: 2, values: [fc.integer(), fc.string()] }),
    }),
  },
)
const step = fc.record({
  user: fc.constantFrom(...Object.keys(people)),
  record,
  type,
  intent,
  again: fc.boolean(),
})

describe('whatever people send, in whatever order', () => {
  it('[C2] [C3] [P2] [P3] [M5] the store stays true to itself, and everything ends with an outcome', async () => {
    const plenty = fc.array(step, { minLength: 10, maxLength: 60 })
    await fc.assert(fc.asyncProperty(plenty, runAndCheck), { numRuns: 40, interruptAfterTimeLimit: 15_000 })
  }, 60_000)
})

async function runAndCheck(
  steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
): Promise<void> {
  const store = openSqliteStore({ file: ':memory:', synchronous: 'OFF' })
  let now = 1_000_000
  let bytes = 0
  const random = (buffer: Uint8Array<ArrayBuffer>) => buffer.map(() => (bytes = (bytes * 31 + 7) % 251))
  const context: ServerContext = {
    store,
    clock: () => (now += 10),
    random,
    log: quiet,
    events: createEvents(),
  }
  await store.write(async ({ grants, records }) => {
    const household = (id: string, scope: string) => ({
      id,
      type: 'household',
      scope,
      body: { code: id, note: 'A' },
    })
    const made = [
      household('r_1', scopes[0]!),
      household('r_2', scopes[1]!),
      { ...household('r_3', scopes[0]!), type: 'visit', body: {} },
    ]
    await records.insertAll(
      made.map((one) => ({ ...one, createdBy: 'u_li', createdAt: now })),
      now,
    )
    for (const [user, [role, granted]] of Object.entries(people)) {
      for (const scope of [...granted, 'common', `user:${user}`]) await grants.give({ user, scope, role })
    }
  })
  const sent = new Map<string, { raw: object; outcome: string }>()
  for (const [i, { user, record: id, type: kind, intent: wanted, again }] of steps.entries()) {
    const raw = {
      uid: `m_${i}`,
      ordinal: i,
      at: now,
      schema: SCHEMA,
      type: kind,
      record: id,
      ...(await concrete(context, wanted, id)),
    }
    const request = {
      protocol: PROTOCOL,
      schema: SCHEMA,
      app: 't',
      device: `d_${user}`,
      epoch: null,
      generation: 'n',
      now,
      lastAckUid: null,
      have: {},
      want: null,
      sweep: [],
      askReset: [],
      mutations: [raw],
      limits: { rows: 5000, bytes: 4_000_000 },
    }
    const answer = await exchange(
      context,
      { user, device: request.device },
      JSON.parse(JSON.stringify(request)),
    )
    const outcome = answer.outcomes[raw.uid]!
    expect(['applied', 'noop', 'conflict', 'parked']).toContain(outcome.outcome)
    const repeated = again
      ? await exchange(context, { user, device: request.device }, JSON.parse(JSON.stringify(request)))
      : answer
    expect(repeated.outcomes[raw.uid]).toEqual(outcome)
    const review = outcome.review ? await store.read(({ records }) => records.get(outcome.review!)) : null
    const needsReview = outcome.outcome === 'conflict' || outcome.outcome === 'parked'
    expect(review?.type ?? null).toBe(needsReview ? 'review' : null)
    sent.set(raw.uid, { raw, outcome: outcome.outcome })
  }
  await checkStore(context, sent)
  await store.close()
}

/** Fills in what only the present state knows: the hash a person saw, an open review and what stands. */
async function concrete(
  { store }: ServerContext,
  wanted: { op: string; [key: string]: unknown },
  id: string,
): Promise<object> {
  const current = await store.read(({ records }) => records.get(id))
  if (wanted.op === 'delete')
    return { ...wanted, seen: wanted.seen === 'now' ? (current?.contentHash ?? '-') : 'wrong' }
  if (wanted.op === 'move' && wanted.from === 'here') return { ...wanted, from: current?.scope ?? '-' }
  if (wanted.op !== 'resolve') return wanted
  const reviews = await store.read(({ records }) =>
    records.all({ scopes: [...scopes, 'holding'], type: 'review', where: { status: 'open' } }),
  )
  const [review] = reviews
  const target =
    typeof review?.body.target === 'string'
      ? await store.read(({ records }) => records.get(review.body.target as string))
      : null
  const standing = { ...target?.body, contentHash: target?.contentHash ?? null, scope: target?.scope ?? null }
  const args = {
    choice: wanted.choice,
    seen: wanted.fresh ? standing : {},
    values: { note: 'decided', code: 'decided' },
    note: 'because',
  }
  return { op: 'command', command: 'resolve', type: 'review', record: review?.id ?? 'v_none', args }
}

async function checkStore(
  { store }: ServerContext,
  sent: ReadonlyMap<string, { raw: object; outcome: string }>,
): Promise<void> {
  await store.read(async ({ records, feed, mutations }) => {
    const all = await feed.scopes()
    const present = new Map<string, string>()
    for (const scope of all) {
      const { rows } = await feed.after(scope, 0, { rows: 1e6, bytes: 1e12 })
      const head = (await feed.heads([scope])).get(scope)!
      const here = await Promise.all(rows.filter((row) => !('gone' in row)).map(({ id }) => records.get(id)))
      for (const one of here) {
        expect(present.get(one!.id)).toBeUndefined()
        present.set(one!.id, scope)
        expect(one).toMatchObject({ scope, contentHash: contentHash(one!) })
        expect(one!.state).not.toBe('deleted')
      }
      expect(rows.map(({ rev, id }) => [id, rev])).toEqual(
        await Promise.all(
          rows.map(async (row) =>
            'gone' in row && row.gone === 'move'
              ? [row.id, row.rev]
              : [row.id, (await records.get(row.id))!.rev],
          ),
        ),
      )
      expect(head).toMatchObject({
        count: here.length,
        digest: here.map((one) => rowDigest(one!)).reduce(addToDigest, emptyDigest),
      })
      expect(new Set(rows.map(({ seq }) => seq)).size).toBe(rows.length)
      expect(head.seq).toBeGreaterThanOrEqual(rows.at(-1)?.seq ?? 0)
    }
    const kept = await mutations.many([...sent.keys()])
    expect(kept.size).toBe(sent.size)
    for (const [uid, { raw, outcome }] of sent) {
      expect(kept.get(uid)).toMatchObject({
        payload: JSON.parse(JSON.stringify(raw)) as object,
        outcome: { outcome },
      })
    }
  })
}
