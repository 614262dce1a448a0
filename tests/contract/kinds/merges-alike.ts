import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '#domain/access/role.ts'
import type { Field } from '#domain/fields/field.ts'
import { type Json, type JsonObject, sameJson } from '#domain/json.ts'
import { bodyIssues } from '#domain/record/body-issues.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'
import { draftOf, fullBodyOf, twoOf, valueOf, writable } from '#tests/support/arbitraries.ts'
import { RecordDesk } from '#tests/support/record-desk.ts'

const runs = { numRuns: 20 }
const persons: readonly Role[] = ['worker', 'inspector', 'supervisor', 'admin']

const without = (body: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(body).filter(([key]) => key !== name))

/** Whether a value stands after it was written, by the field's policy. */
function holds(field: Field, stands: Json | undefined, value: Json): boolean {
  if (field.merge !== 'union' || !Array.isArray(stands)) return sameJson(stands, value)
  return (value as readonly Json[]).every((one) => stands.some((other) => sameJson(one, other)))
}

/** The rules of merging hold for this kind as for every other, whatever its fields. */
export function mergesAlike(definition: RecordDefinition): void {
  const { fields, access, workflow } = definition
  const desk = new RecordDesk(definition)
  const every = writable(definition)
  const compared = every.filter(([, { merge }]) => merge === 'merge3')
  const full = fullBodyOf(definition)

  describe('merges like every other', () => {
    test('a body round-trips and fits', () => {
      fc.assert(
        fc.property(draftOf(definition), (body) => {
          const sent = JSON.parse(JSON.stringify(body)) as JsonObject
          expect(sameJson(sent, body)).toBe(true)
          expect(bodyIssues(definition, sent, { complete: false })).toEqual({})
        }),
        runs,
      )
    })

    test('[P2] a create applies once, and the same again does nothing', () => {
      fc.assert(
        fc.property(draftOf(definition), (body) => {
          const first = desk.create(body)
          expect([first.outcome, first.next!.rev, first.next!.state]).toEqual(['applied', 1, 'live'])
          expect(sameJson({ ...first.next!.body, ...body }, first.next!.body)).toBe(true)
          const again = desk.create(body, first.next)
          expect(again.outcome).toBe('noop')
          expect(again.next).toBe(first.next)
        }),
        runs,
      )
    })

    test.each(every)('[M1] [M2] [M3] a patch of %s by one person applies', (name, field) => {
      fc.assert(
        fc.property(full, valueOf(field), (body, value) => {
          const record = desk.standing(field.merge === 'severest' ? without(body, name) : body)
          const before = record.body[name] ?? null
          const after = desk.patch(record, { [name]: [before, value] })
          const expected = holds(field, before, value) ? 'noop' : 'applied'
          expect([after.problem, after.outcome]).toEqual([undefined, expected])
          expect(holds(field, after.next!.body[name], value)).toBe(true)
          expect(sameJson(without(after.next!.body, name), without(record.body, name))).toBe(true)
        }),
        runs,
      )
    })

    const hasTwo = compared.length > 1
    test.runIf(hasTwo)('[M1] changes of two people to different fields both stand, in any order', () => {
      const twoFields = fc.shuffledSubarray(compared, { minLength: 2, maxLength: 2 })
      const twoChanges = twoFields.chain((pair) =>
        fc.tuple(...pair.map(([name, field]) => valueOf(field).map((value) => [name, value] as const))),
      )
      fc.assert(
        fc.property(full, twoChanges, (body, changes) => {
          const seen = desk.standing(body)
          const apply = (record: typeof seen, [name, value]: readonly [string, Json]) => {
            const done = desk.patch(record, { [name]: [seen.body[name] ?? null, value] })
            expect(done.review).toBeUndefined()
            return done.next!
          }
          const [ab, ba] = [changes.reduce(apply, seen), changes.toReversed().reduce(apply, seen)]
          expect(sameJson(ab.body, ba.body)).toBe(true)
          for (const [name, value] of changes) expect(sameJson(ab.body[name], value)).toBe(true)
        }),
        runs,
      )
    })

    test.each(compared)('[M5] two people change %s: one stands, both are kept', (name, field) => {
      fc.assert(
        fc.property(full, twoOf(field), (body, [mine, theirs]) => {
          const seen = desk.standing(
            sameJson(body[name], mine) || sameJson(body[name], theirs) ? without(body, name) : body,
          )
          const old = seen.body[name] ?? null
          const current = desk.patch(seen, { [name]: [old, theirs] }).next!
          const late = desk.patch(current, { [name]: [old, mine] })
          expect(late.outcome).toBe('conflict')
          expect(late.next).toBe(current)
          expect(late.review).toEqual({
            kind: 'field',
            fields: [name],
            base: { [name]: old },
            mine: { [name]: mine },
            theirs: { [name]: theirs },
          })
        }),
        runs,
      )
    })

    test('[M8] a delete of what somebody has changed since becomes a review; of what was seen it applies', () => {
      fc.assert(
        fc.property(full, (body) => {
          const record = desk.standing(body)
          const stale = desk.remove(record, '0000000000000000')
          expect([stale.outcome, stale.review!.kind]).toEqual(['conflict', 'deleteVsEdit'])
          expect(stale.next).toBe(record)
          expect(stale.review!.theirs).toEqual(record.body)
          expect(desk.remove(record).next!.state).toBe('deleted')
        }),
        runs,
      )
    })

    test('a delete by somebody who may not is parked', () => {
      const record = desk.standing({})
      const not = persons.filter((role) => !access.delete.includes(role as never))
      expect(not.length).toBeGreaterThan(0)
      for (const role of not) {
        const tried = desk.remove(record, undefined, { user: 'u_other', role })
        expect([tried.outcome, tried.review!.kind]).toEqual(['parked', 'noAccess'])
        expect(tried.next).toBe(record)
      }
    })

    test('[P3] whatever a person without a grant sends is parked and changes nothing', () => {
      const record = desk.standing({})
      const stranger = { user: 'u_stranger', role: null }
      const commands = Object.keys(workflow?.commands ?? {})
      const tries = [
        desk.patch(record, { [every[0]![0]]: [null, null] }, stranger),
        desk.remove(record, undefined, stranger),
        desk.move(record, stranger),
        ...commands.map((command) => desk.command(record, command, {}, stranger)),
      ]
      for (const tried of tries) {
        expect([tried.outcome, tried.review!.kind]).toEqual(['parked', 'noAccess'])
        expect(tried.next).toBe(record)
      }
      const created = desk.create({}, null, stranger)
      expect([created.outcome, created.review!.kind, created.next]).toEqual(['parked', 'noAccess', null])
    })

    const reserved = Object.entries(fields).filter(
      ([, { merge }]) => merge === 'command' || merge === 'server',
    )

    for (const [name, field] of reserved) {
      const problem = field.merge === 'server' ? 'serverField' : 'commandField'

      test(`[M4] [P6] ${name} is set by no patch and no create`, () => {
        fc.assert(
          fc.property(valueOf(field), (value) => {
            const record = desk.standing({})
            const patched = desk.patch(
              record,
              { [name]: [record.body[name] ?? null, value] },
              { user: 'u_x', role: 'admin' },
            )
            expect(patched.problem).toBe(problem)
            expect(patched.next).toBe(record)
            const isBeginning = name === workflow?.field && value === workflow.initial
            const mayCreate = desk.personWhoCreates.role === 'server' || isBeginning
            expect(desk.create({ [name]: value }).problem).toBe(mayCreate ? undefined : problem)
          }),
          runs,
        )
      })
    }

    test('a value that does not fit changes nothing, and is parked where it could have been written', () => {
      const record = desk.standing({})
      const wrong: Json = { not: 'a value' }
      const checked = every.filter(([, field]) => field.check(wrong) !== null)
      expect(checked.length).toBeGreaterThan(0)
      const tries = checked.map(([name]) => desk.patch(record, { [name]: [null, wrong] }))
      expect(tries.filter(({ next }) => next !== record)).toEqual([])
      const plain = tries.filter((_, i) => checked[i]![1].merge === 'merge3')
      expect(plain.filter(({ outcome, problem }) => outcome !== 'parked' || problem !== 'badValue')).toEqual(
        [],
      )
    })

    test.each(['nobodyKnows', '__proto__', 'constructor', `${every[0]![0]}.a.b`, ''])(
      'a patch of %j is parked',
      (key) => {
        const record = desk.standing({})
        const tried = desk.patch(record, Object.fromEntries([[key, [null, 1]]]))
        expect([tried.outcome, tried.problem]).toEqual(['parked', 'badMutation'])
        expect(tried.next).toBe(record)
      },
    )
  })
}
