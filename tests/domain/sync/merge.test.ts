import { describe, expect, it } from 'vitest'
import type { Actor } from '#domain/access/role.ts'
import { choice } from '#domain/fields/choice.ts'
import { multiChoice } from '#domain/fields/multi-choice.ts'
import { number } from '#domain/fields/number.ts'
import { text } from '#domain/fields/text.ts'
import type { Json, JsonObject } from '#domain/json.ts'
import { label } from '#domain/label.ts'
import { definitionOf } from '#domain/records/registry.ts'
import { defineRecord, type RecordDefinition } from '#domain/record/define-record.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { contentHash } from '#domain/sync/content-hash.ts'
import { merge } from '#domain/sync/merge.ts'
import { type Intent, type Mutation, mutationSchema } from '#domain/sync/mutation.ts'
import { patchBetween } from '#domain/sync/patch-between.ts'

const words = label('项', 'Thing')
const colours = { green: words, yellow: words, red: words }

/** One field of every policy. */
const thing = defineRecord({
  type: 'thing',
  label: words,
  scope: 'base',
  fields: {
    name: text(words, { max: 20 }),
    tags: multiChoice(words, { a: words, b: words, c: words }, { merge: 'union' }),
    most: number(words, { merge: 'max' }),
    least: number(words, { merge: 'min' }),
    last: text(words, { merge: 'latest' }),
    grade: choice(words, colours, { severity: ['green', 'yellow', 'red'] }),
    stamp: text(words, { merge: 'server' }),
    status: choice(words, { open: words, shut: words }, { merge: 'command' }),
    why: text(words, { merge: 'command' }),
  },
  title: ['name'],
  form: [],
  list: { columns: ['name'] },
  workflow: {
    field: 'status',
    initial: 'open',
    states: { open: { label: words, tone: 'plain' }, shut: { label: words, tone: 'plain', closed: true } },
    commands: {
      shut: {
        label: words,
        from: ['open'],
        to: 'shut',
        by: ['worker'],
        needs: ['why'],
        writes: ({ why = null }) => ({ why }),
      },
      open: { label: words, from: ['shut'], to: 'open', by: ['supervisor', 'author'] },
    },
  },
  access: { create: ['worker'], edit: ['worker'], delete: ['supervisor'] },
}) as unknown as RecordDefinition

const worker: Actor = { user: 'u_li', role: 'worker' }
const supervisor: Actor = { user: 'u_zhang', role: 'supervisor' }
const server: Actor = { user: 'u_li', role: 'server' }

const version = (body: JsonObject, part: Partial<RecordVersion> = {}): RecordVersion => ({
  id: 'r_1',
  type: 'thing',
  scope: 'g:07/base',
  rev: 4,
  state: 'live',
  body,
  createdBy: 'u_li',
  createdAt: 1,
  updatedBy: 'u_wang',
  updatedAt: 2,
  ...part,
})

const mutation = (intent: Partial<Intent>): Mutation =>
  ({ uid: 'm_1', ordinal: 1, at: 5, schema: 1, type: 'thing', record: 'r_1', ...intent }) as Mutation

const run = (current: RecordVersion | null, intent: Partial<Intent>, actor = worker) =>
  merge(thing, current, mutation(intent), { actor, at: 9 })

const patch = (body: JsonObject, set: Record<string, [Json, Json]>, part?: Partial<RecordVersion>) =>
  run(version(body, part), { op: 'patch', set })

describe('a patch, field by field', () => {
  it.each<[string, string, Json, Json, Json, 'applied' | 'noop' | 'conflict', Json]>([
    ['[M1] writes what nobody else changed', 'name', 'A', 'A', 'B', 'applied', 'B'],
    ['[M1] has nothing to do when it already says so', 'name', 'B', 'A', 'B', 'noop', 'B'],
    ['[M1] leaves what stands when another changed it', 'name', 'C', 'A', 'B', 'conflict', 'C'],
    ['[M1] fills what was empty', 'name', null, null, 'B', 'applied', 'B'],
    ['[M1] empties', 'name', 'A', 'A', null, 'applied', null],
    ['[M2] union brings both together', 'tags', ['a'], [], ['b'], 'applied', ['a', 'b']],
    ['[M2] union has nothing to add', 'tags', ['a', 'b'], [], ['b'], 'noop', ['a', 'b']],
    ['[M2] max rises', 'most', 3, 1, 5, 'applied', 5],
    ['[M2] max does not fall', 'most', 3, 1, 2, 'noop', 3],
    ['[M2] max begins', 'most', null, null, 2, 'applied', 2],
    ['[M2] min falls', 'least', 3, 9, 2, 'applied', 2],
    ['[M2] min does not rise', 'least', 3, 9, 5, 'noop', 3],
    ['[M2] min begins', 'least', null, null, 5, 'applied', 5],
    ['[M2] min is not emptied', 'least', 3, 9, null, 'noop', 3],
    ['[M2] max is not emptied', 'most', 3, 1, null, 'noop', 3],
    ['[M2] latest takes the later arrival', 'last', 'C', 'A', 'B', 'applied', 'B'],
    ['[M3] the worse stands at once, whatever was seen', 'grade', 'yellow', 'green', 'red', 'applied', 'red'],
    [
      '[M3] the better never by a patch, even with what stands seen',
      'grade',
      'red',
      'red',
      'green',
      'conflict',
      'red',
    ],
    ['[M3] emptying is making better', 'grade', 'red', 'red', null, 'conflict', 'red'],
    ['[M3] a first value stands', 'grade', null, null, 'green', 'applied', 'green'],
  ])('%s', (_, field, current, old, next, outcome, after) => {
    const merged = patch({ [field]: current }, { [field]: [old, next] })
    expect(merged.outcome).toBe(outcome)
    expect(merged.next!.body[field] ?? null).toEqual(after)
    expect(merged.next!.rev).toBe(outcome === 'applied' ? 5 : 4)
  })

  it('[M5] writes the fields that agree and keeps the proposal for the one that does not', () => {
    const merged = patch({ name: 'C', most: 1 }, { name: ['A', 'B'], most: [1, 2] })
    expect(merged).toMatchObject({
      outcome: 'conflict',
      next: { rev: 5, updatedBy: 'u_li', updatedAt: 9, body: { name: 'C', most: 2 } },
      review: {
        kind: 'field',
        fields: ['name'],
        base: { name: 'A' },
        mine: { name: 'B' },
        theirs: { name: 'C' },
      },
    })
  })

  it('leaves the version as it is, object and all, when nothing changes', () => {
    const current = version({ name: 'B' })
    expect(run(current, { op: 'patch', set: { name: ['A', 'B'] } }).next).toBe(current)
  })

  it.each([
    ['[P6] sets what only the server may', { stamp: [null, 'x'] }, 'serverField'],
    ['[M4] sets what only a command may', { status: ['open', 'shut'] }, 'commandField'],
    ['names no field', { horns: [null, 1] }, 'badMutation'],
    ['names the prototype', Object.fromEntries([['__proto__', [null, 1]]]), 'badMutation'],
    ['names an item of a field without items', { 'name.first': [null, 'x'] }, 'badMutation'],
    ['has a value that does not fit', { name: [null, 7] }, 'badValue'],
    ['has a text that is too long', { name: [null, 'x'.repeat(21)] }, 'badValue'],
  ])('is parked whole when it %s', (_, set, problem) => {
    for (const state of ['live', 'closed'] as const) {
      const current = version({ name: null, most: 1 }, { state })
      const intent = { op: 'patch', set: { most: [1, 2], ...(set as object) } } as Partial<Intent>
      const merged = run(current, intent)
      if (state === 'closed' && problem === 'badValue') continue
      expect(merged).toMatchObject({
        outcome: 'parked',
        problem,
        review: { kind: 'error', mine: mutation(intent) },
      })
      expect(merged.next).toBe(current)
    }
  })

  it.each([
    ['closed', 'closed'],
    ['deleted', 'deleted'],
  ] as const)('[M7] [M8] to a %s record writes nothing and is kept', (state, kind) => {
    const merged = patch({ name: 'A', status: 'open' }, { name: ['A', 'B'] }, { state })
    expect(merged).toMatchObject({ outcome: 'conflict', next: { rev: 4, body: { name: 'A' } } })
    expect(merged.review).toMatchObject({
      kind,
      fields: ['name'],
      mine: { name: 'B' },
      theirs: { name: 'A' },
    })
  })

  it('to a closed record that says the same already has nothing to do', () => {
    expect(patch({ name: 'B' }, { name: ['A', 'B'] }, { state: 'closed' }).outcome).toBe('noop')
  })

  it('[M1] merges the items of a checklist each on its own', () => {
    const inspection = definitionOf('houseInspection')!
    const current = version(
      { answers: { a: { value: 'x' }, b: { value: 'y' } } },
      { type: 'houseInspection' },
    )
    const set: Record<string, [Json, Json]> = {
      'answers.a': [{ value: 'x' }, { value: 'z' }],
      'answers.b': [null, { value: 'n' }],
      'answers.c': [null, { value: 'm' }],
    }
    const actor: Actor = { user: 'u_li', role: 'inspector' }
    const merged = merge(inspection, current, mutation({ op: 'patch', type: 'houseInspection', set }), {
      actor,
      at: 9,
    })
    expect(merged.next!.body.answers).toEqual({ a: { value: 'z' }, b: { value: 'y' }, c: { value: 'm' } })
    expect(merged.review).toMatchObject({ fields: ['answers.b'], mine: { 'answers.b': { value: 'n' } } })
  })
})

describe('a create', () => {
  const create = (body: JsonObject, actor = worker, current: RecordVersion | null = null) =>
    run(current, { op: 'create', scope: 'g:07/base', body }, actor)

  it('makes revision 1 in its scope, in the first state of its workflow', () => {
    expect(create({ name: 'A' })).toEqual({
      outcome: 'applied',
      next: version({ name: 'A', status: 'open' }, { rev: 1, createdAt: 9, updatedBy: 'u_li', updatedAt: 9 }),
    })
  })

  it('[R1] that is offered again by its author has nothing to do; another’s of the same name is kept apart', () => {
    const current = version({ name: 'C' })
    expect(create({ name: 'A' }, worker, current)).toEqual({ outcome: 'noop', next: current })
    const other = create({ name: 'A' }, { user: 'u_wang', role: 'worker' }, current)
    expect(other).toMatchObject({ outcome: 'parked', next: current, review: { kind: 'error' } })
  })

  it.each([
    ['[P6] a server field', { stamp: 'x' }, 'serverField'],
    ['[M4] a later state', { status: 'shut' }, 'commandField'],
    ['[M4] what a command writes', { why: 'x' }, 'commandField'],
    ['an unknown field', { horns: 2 }, 'badValue'],
    ['a wrong value', { most: 'many' }, 'badValue'],
  ])('with %s is parked', (_, body, problem) => {
    expect(create(body)).toMatchObject({ outcome: 'parked', next: null, problem })
  })

  it('[P6] by the server may hold what only the server sets', () => {
    expect(create({ stamp: 'x', status: 'shut' }, server)).toMatchObject({
      outcome: 'applied',
      next: { state: 'closed' },
    })
  })

  it('without the right is parked', () => {
    for (const actor of [supervisor, { user: 'u_li', role: null }]) {
      expect(create({}, actor)).toMatchObject({
        outcome: 'parked',
        problem: 'notAllowed',
        review: { kind: 'noAccess' },
      })
    }
  })
})

describe('a delete', () => {
  const seen = (current: RecordVersion) => ({ op: 'delete', seen: contentHash(current) }) as const

  it('[M8] removes exactly what was seen', () => {
    const current = version({ name: 'A' })
    expect(run(current, seen(current), supervisor)).toMatchObject({
      outcome: 'applied',
      next: { state: 'deleted', rev: 5 },
    })
    const changed = version({ name: 'B' })
    expect(run(changed, seen(current), supervisor)).toMatchObject({
      outcome: 'conflict',
      next: { state: 'live', rev: 4 },
      review: { kind: 'deleteVsEdit', theirs: { name: 'B' } },
    })
  })

  it('has nothing to do twice, and is nobody’s without the right', () => {
    const current = version({ name: 'A' }, { state: 'deleted' })
    expect(run(current, seen(current), supervisor).outcome).toBe('noop')
    expect(run(version({}), seen(version({})), worker)).toMatchObject({
      outcome: 'parked',
      review: { kind: 'noAccess' },
    })
  })
})

describe('a command', () => {
  const command = (
    name: string,
    args: JsonObject = {},
    body: JsonObject = { status: 'open' },
    actor = worker,
    part = {},
  ) => run(version(body, part), { op: 'command', command: name, args }, actor)

  it('[M4] changes the state, writes its values, and closes what its state closes', () => {
    expect(command('shut', { why: 'done' })).toMatchObject({
      outcome: 'applied',
      next: { state: 'closed', rev: 5, body: { status: 'shut', why: 'done' } },
    })
  })

  it.each([
    ['needs a reason', 'shut', {}, 'argumentMissing'],
    ['needs more than blanks', 'shut', { why: '  ' }, 'argumentMissing'],
    ['must fit', 'shut', { why: 7 }, 'badValue'],
  ])('[M4] %s', (_, name, args, problem) => {
    expect(command(name, args)).toMatchObject({ outcome: 'parked', problem, next: { rev: 4 } })
  })

  it('that has led where it leads has nothing to do; from elsewhere it is parked', () => {
    expect(command('shut', { why: 'x' }, { status: 'shut' }, worker, { state: 'closed' }).outcome).toBe(
      'noop',
    )
    expect(command('open', {}, { status: 'open' }, supervisor)).toMatchObject({ outcome: 'noop' })
  })

  it('is given by a role in the scope, or by the author', () => {
    const shut = { status: 'shut' }
    const closed = { state: 'closed' as const }
    expect(command('open', {}, shut, worker, closed).outcome).toBe('applied')
    expect(command('open', {}, shut, worker, { ...closed, createdBy: 'u_wang' }).outcome).toBe('parked')
    expect(command('open', {}, shut, supervisor, { ...closed, createdBy: 'u_wang' }).outcome).toBe('applied')
    expect(command('open', {}, shut, { user: 'u_li', role: null }, closed).outcome).toBe('parked')
    expect(command('fly').problem).toBe('notAllowed')
  })

  it('[M8] restore is the only way back', () => {
    const deleted = { state: 'deleted' as const }
    expect(command('open', {}, { status: 'shut' }, supervisor, deleted)).toMatchObject({
      outcome: 'conflict',
      review: { kind: 'deleted' },
    })
    expect(command('restore', {}, { status: 'shut' }, supervisor, deleted)).toMatchObject({
      outcome: 'applied',
      next: { state: 'closed' },
    })
    expect(command('restore', {}, { status: 'open' }, supervisor, deleted)).toMatchObject({
      next: { state: 'live' },
    })
    expect(command('restore', {}, {}, worker, deleted).outcome).toBe('parked')
    expect(command('restore', {}, {}, supervisor).outcome).toBe('noop')
  })
})

describe('a move', () => {
  const move = (from: string, part: Partial<RecordVersion> = {}) =>
    run(version({ name: 'A' }, part), { op: 'move', from, to: 'g:09/base' })

  it('[C3] changes the scope from where it was seen, [M7] and is kept when it was elsewhere', () => {
    expect(move('g:07/base')).toMatchObject({ outcome: 'applied', next: { scope: 'g:09/base', rev: 5 } })
    expect(move('g:07/base', { scope: 'g:09/base' }).outcome).toBe('noop')
    expect(move('g:07/base', { scope: 'g:11/base' })).toMatchObject({
      outcome: 'conflict',
      review: { kind: 'moved', theirs: { scope: 'g:11/base' } },
    })
    expect(move('g:07/base', { state: 'deleted' }).outcome).toBe('conflict')
  })
})

describe('anything to a record that is not there', () => {
  it.each<Partial<Intent>>([
    { op: 'patch', set: {} },
    { op: 'delete', seen: '' },
    { op: 'move', from: 'a', to: 'b' },
    { op: 'command', command: 'shut', args: {} },
  ])('[P3] is parked: $op', (intent) => {
    expect(run(null, intent)).toMatchObject({ outcome: 'parked', problem: 'unknownRecord', next: null })
  })
})

describe('a mutation on the wire', () => {
  const good = mutation({ op: 'patch', set: { name: ['A', null] } })

  it('is read when it is one, and only then', () => {
    expect(mutationSchema.safeParse(good).success).toBe(true)
    for (const wrong of [
      { ...good, extra: 1 },
      { ...good, op: 'fly' },
      { ...good, set: { name: ['A'] } },
      { ...good, uid: '' },
      { ...good, schema: 0 },
      { ...good, ordinal: -1 },
      { ...good, at: 'noon' },
      { ...good, record: 'x'.repeat(121) },
    ]) {
      expect(mutationSchema.safeParse(wrong).success).toBe(false)
    }
  })

  it('is made from two bodies, and leads from one to the other', () => {
    const set = patchBetween(thing, { name: 'A', most: 1 }, { name: 'B', least: 2, most: 1 })
    expect(set).toEqual({ name: ['A', 'B'], least: [null, 2] })
    const inspection = definitionOf('houseInspection')!
    const items = patchBetween(
      inspection,
      { answers: { a: { value: 'x' } } },
      { answers: { b: { value: 'y' } } },
    )
    expect(items).toEqual({ 'answers.a': [{ value: 'x' }, null], 'answers.b': [null, { value: 'y' }] })
  })
})
